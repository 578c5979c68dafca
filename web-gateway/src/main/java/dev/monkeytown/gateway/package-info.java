/**
 * The service that browsers meet first: pages rendered on the server, and who somebody is. It keeps no state between
 * requests, so any instance answers any request. Each request runs on a virtual thread of its own and may block.
 */
@NullMarked
package dev.monkeytown.gateway;

import org.jspecify.annotations.NullMarked;
