// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The apps and calendars of a run. In this example the name of an app is also its Client ID.
 *
 * @param appCount         the number of apps
 * @param calendarsPerApp  the number of calendars of each app
 * @param createdPerApp    how many of the calendars of each app do not exist yet, so that a worker creates them
 */
public record Tenants(int appCount, int calendarsPerApp, int createdPerApp) {

    /** 10 apps with 20 calendars each; a worker creates two calendars of each app. */
    public static final Tenants DEFAULT = new Tenants(10, 20, 2);

    /** The names of the apps, such as {@code app-03}. */
    public List<String> apps() {
        return IntStream.range(0, appCount).mapToObj("app-%02d"::formatted).toList();
    }

    /** The business keys of the calendars of each app, such as {@code shifts-007}. */
    public List<String> calendars() {
        return IntStream.range(0, calendarsPerApp)
                .mapToObj("shifts-%03d"::formatted)
                .toList();
    }

    /** The id of a calendar that exists before the run, or {@code null} if a worker creates the calendar. */
    public @Nullable String calendarId(String app, String calendar) {
        return calendars().indexOf(calendar) < calendarsPerApp - createdPerApp ? "id-" + app + "-" + calendar : null;
    }

    static String clientSecret(String app) {
        return "secret-of-" + app;
    }

    static String author(String app) {
        return "author-of-" + app;
    }

    static String editor(String app) {
        return "editor-of-" + app;
    }

    static String corpId(String app) {
        return "corp-of-" + app;
    }
}
