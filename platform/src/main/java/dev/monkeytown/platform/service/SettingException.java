package dev.monkeytown.platform.service;

/**
 * A setting from the environment that is missing or wrong. Thrown while a service starts; the service then refuses to
 * start and says the variable's name in one line. The message never contains the value, which may be a key.
 */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param variable name of the environment variable
     * @param problem what is wrong with it, to be read after the name, as in {@code is not set}
     */
    public SettingException(String variable, String problem) {
        super(variable + " " + problem);
    }
}
