package dev.monkeytown.gateway.identity;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Fun names for newcomers, such as "Sunny Mango 42": 360,000 of them, all within the limit of a nickname and fit for
 * children. Names need not be unique. Thread-safe if the source of randomness is.
 */
final class NicknameGenerator {

    static final List<String> FIRST = words("""
            Amber Breezy Bright Bouncy Brisk Bubbly Cheery Chirpy Clever Cloudy Comfy Cosmic Cozy Crispy Curly Dapper
            Daring Dizzy Dreamy Eager Fancy Fluffy Frisky Funky Fuzzy Gentle Giddy Giggly Glossy Golden Groovy Happy
            Humming Jazzy Jolly Jumpy Keen Lively Lucky Mellow Merry Mighty Minty Misty Nifty Nimble Peachy Peppy
            Perky Playful Plucky Quick Quirky Rapid Snappy Sneaky Sunny Swift Tidy Toasty Tropical Velvet Witty Zesty
            """);

    static final List<String> SECOND = words("""
            Acorn Badger Bamboo Banana Beetle Bongo Bubble Cactus Cashew Cherry Chipmunk Cocoa Coconut Comet Cricket
            Dolphin Falcon Fern Firefly Gecko Gibbon Guava Hammock Hedgehog Heron Iguana Jungle Kiwi Koala Lagoon
            Lemon Lemur Lizard Lychee Macaw Mango Marmoset Meerkat Melon Mongoose Noodle Ocelot Orchid Otter Panda
            Papaya Parrot Pebble Pelican Penguin Peanut Pickle Puffin Pumpkin Raccoon Rocket Squirrel Sparrow Tamarin
            Tangelo Tiger Toucan Turtle Waffle Walnut Wombat
            """);

    private static final int NUMBERS = 90;
    private static final int FIRST_NUMBER = 10;

    private final RandomGenerator random;

    NicknameGenerator(RandomGenerator random) {
        this.random = random;
    }

    Nickname next() {
        String first = FIRST.get(random.nextInt(FIRST.size()));
        String second = SECOND.get(random.nextInt(SECOND.size()));
        return new Nickname(first + " " + second + " " + (FIRST_NUMBER + random.nextInt(NUMBERS)));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
