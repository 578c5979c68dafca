package dev.monkeytown.quickstart.cluster;

import dev.monkeytown.quickstart.StartRefused;
import java.util.List;

/** Which services a cluster runs. The plan of the product is {@link JarServices}; tests may bring their own. */
@FunctionalInterface
public interface ServicePlan {
    List<ServiceSpec> services(Surroundings surroundings) throws StartRefused;
}
