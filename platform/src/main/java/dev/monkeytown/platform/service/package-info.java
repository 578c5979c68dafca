/**
 * What makes a Spring Boot application a service of Monkeytown: its settings from the environment and the defaults that
 * follow from them. Runs once on the main thread while the application starts, before the context exists.
 */
@NullMarked
package dev.monkeytown.platform.service;

import org.jspecify.annotations.NullMarked;
