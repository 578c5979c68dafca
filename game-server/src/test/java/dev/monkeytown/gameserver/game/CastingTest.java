package dev.monkeytown.gameserver.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CastingTest {

    @Test
    void takesEveryCharacterOnceBeforeItNumbersNamesakes() {
        List<Casting.Role> roles = roles(new Casting(Difficulty.MEDIUM, 1), 8);

        assertThat(roles.subList(0, 6)).extracting(Casting.Role::character).containsExactlyInAnyOrder(Cast.values());
        assertThat(roles.get(6).character()).isEqualTo(roles.get(0).character());
        assertThat(roles.get(6).name()).isEqualTo(roles.get(0).name() + " 2");
        assertThat(roles).extracting(Casting.Role::name).doesNotHaveDuplicates();
    }

    @Test
    void shufflesByTheSeed() {
        List<Casting.Role> one = roles(new Casting(Difficulty.HARD, 1), 6);

        assertThat(roles(new Casting(Difficulty.HARD, 1), 6)).isEqualTo(one);
        assertThat(roles(new Casting(Difficulty.HARD, 2), 6)).isNotEqualTo(one);
    }

    @Test
    void knowsACharacterByItsLevel() {
        Casting.Role easy = roles(new Casting(Difficulty.EASY, 1), 1).getFirst();
        Casting.Role hard = roles(new Casting(Difficulty.HARD, 1), 1).getFirst();

        assertThat(easy.character()).isEqualTo(hard.character());
        assertThat(easy.player()).isNotEqualTo(hard.player());
    }

    private static List<Casting.Role> roles(Casting casting, int count) {
        List<Casting.Role> roles = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            roles.add(casting.next(names));
            names.add(roles.getLast().name());
        }
        return roles;
    }
}
