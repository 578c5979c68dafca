package dev.monkeytown.systemtests.browser;

import com.microsoft.playwright.Browser;
import java.net.URI;

/** What a visitor looks at the page with. */
enum Device {
    DESKTOP(1280, 720, 1, true, false),
    /** Enough where nobody looks: pictures are drawn by software, pixel by pixel. */
    SMALL(640, 360, 1, true, false),
    DESKTOP_WITHOUT_SCRIPT(1280, 720, 1, false, false),
    PHONE(390, 844, 2, true, true);

    private final int width;
    private final int height;
    private final double pixelRatio;
    private final boolean script;
    private final boolean touch;

    Device(int width, int height, double pixelRatio, boolean script, boolean touch) {
        this.width = width;
        this.height = height;
        this.pixelRatio = pixelRatio;
        this.script = script;
        this.touch = touch;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Browser.NewContextOptions options(URI town) {
        return new Browser.NewContextOptions()
                .setBaseURL(town.toString())
                .setViewportSize(width, height)
                .setDeviceScaleFactor(pixelRatio)
                .setJavaScriptEnabled(script)
                .setHasTouch(touch)
                .setIsMobile(touch)
                .setLocale("en-GB");
    }
}
