// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of the page, in both languages. */
class PageTextsTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/github/cameldingtalk/calendar/emulator");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    private final Map<String, String> english = texts("page-texts-en.json");
    private final Map<String, String> chinese = texts("page-texts-zh.json");

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSamePlaceholders() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english)
                .allSatisfy((key, text) ->
                        assertThat(placeholders(chinese.get(key))).as(key).isEqualTo(placeholders(text)));
    }

    @Test
    void noKeyIsUnusedAndNoneIsMissing() throws IOException {
        Set<String> used = new TreeSet<>();
        String page = sources();
        add(used, page, "data-text=\"(\\w+)\"");
        add(used, page, "'([A-Za-z]+(?:\\.[A-Za-z]+)*)'");
        for (ServiceError error : ServiceError.values()) {
            FailureGroup group = FailureGroup.of(error);
            used.addAll(Set.of("group." + group, "groupNote." + group));
        }
        for (String group : Set.of("LIMITS", "CONNECTION")) {
            used.addAll(Set.of("group." + group, "groupNote." + group));
        }
        for (ConnectionFault fault : ConnectionFault.values()) {
            used.add("fault." + fault);
        }
        add(used, page, "[A-Z_]+: ('(?:connection|timeout|slow|unexpected|either|success)')")
                .forEach(result -> used.add("result." + result.replace("'", "")));
        for (String way : Set.of("properties", "shell", "powerShell")) {
            used.addAll(Set.of("way." + way, "wayNote." + way));
        }
        for (RejectedFieldException.Problem problem : RejectedFieldException.Problem.values()) {
            used.add("problem." + problem);
        }
        used.addAll(Set.of("removal.App", "removal.User"));
        for (Apps.Type type : Apps.Type.values()) {
            used.add("app." + type);
        }
        for (Trouble.Type type : Trouble.Type.values()) {
            used.add("trouble." + type);
        }
        for (Change.Subject subject : Change.Subject.values()) {
            used.add("changed." + subject);
        }
        add(used, page, "(gateway|block|blockFor|throttle|latency): \\[");

        assertThat(english.keySet()).isSubsetOf(used);
        Set<String> named = new TreeSet<>();
        add(named, page, "data-text=\"(\\w+)\"");
        add(named, page, "\\btext\\('([\\w.]+)'");
        assertThat(named).isSubsetOf(english.keySet());
    }

    static Stream<String> reasons() {
        TestService service = new TestService();
        service.data.apps().putInternal("app", "secret");
        service.data.apps().putEnterprise("suite", "secret", "ticket", Set.of("corp"));
        service.data.users().put("author", Set.of("corp"), Set.of());
        service.data.calendars().put(EmulatedCalendar.of("calendar", "author"));
        String users = "/v1.0/calendar/users/";
        String events = users + "author/calendars/primary/events";
        String own = users + "author/subscribedCalendars";
        return Stream.of(
                service.reason("PUT", own + "/other", "{}"),
                service.reason("PUT", users + "ben/subscribedCalendars/calendar", "{}"),
                service.reason("GET", users + "ben/subscribedCalendars/calendar", ""),
                service.reason("DELETE", users + "ben/subscribedCalendars/calendar", ""),
                service.reason("PUT", own + "/calendar", "[]"),
                service.reason("PUT", own + "/calendar", "{secret"),
                service.reason("PUT", own + "/calendar", "{\"name\":1}"),
                service.reason("PUT", own + "/calendar", "{\"managers\":[1]}"),
                service.reason("PUT", own + "/calendar", "{\"subscribeScope\":1}"),
                service.reason("PUT", own + "/calendar", "{\"subscribeScope\":{\"corpIds\":[\"other\"]}}"),
                service.reason("PUT", own + "/calendar", "{\"name\":\" \"}"),
                service.reason("PUT", own + "/calendar", ""),
                service.reason("POST", own, "{\"name\":\"x\"}"),
                service.reason("POST", users + "ben/calendars/calendar/subscribe", ""),
                service.reason("POST", users + "ben/calendars/primary/subscribe", ""),
                service.reason("GET", users + "ben/calendars/primary/events", ""),
                service.reason("GET", events + "/x", ""),
                service.reason("GET", events + "?maxResults=0", ""),
                service.reason("GET", events + "?showDeleted=x", ""),
                service.reason("GET", events + "?timeMin=2026", ""),
                service.reason("GET", events + "?nextToken=x", ""),
                service.reason("GET", events + "?syncToken=x", ""),
                service.reason("POST", events, "{\"summary\":\"x\"}"),
                service.reason("POST", events, "{\"start\":1}"),
                service.reason(
                        "POST",
                        events,
                        "{\"summary\":\"x\",\"start\":{\"date\":\"2026-05-02\"},\"end\":{\"date\":\"2026-05-01\"}}"),
                service.reason("POST", users + "author/calendars/calendar/events", "{}"),
                service.reason("GET", "/v1.0/other", ""),
                service.reason("POST", "/v1.0/oauth2/accessToken", "{\"appKey\":\"other\",\"appSecret\":\"x\"}"),
                service.reason("POST", "/v1.0/oauth2/accessToken", "{\"appKey\":\"app\",\"appSecret\":\"x\"}"),
                service.reason("POST", "/v1.0/oauth2/accessToken", "{\"appKey\":\"suite\",\"appSecret\":\"secret\"}"),
                service.reason(
                        "POST",
                        "/v1.0/oauth2/corpAccessToken",
                        "{\"suiteKey\":\"suite\",\"suiteSecret\":\"secret\",\"authCorpId\":\"x\",\"suiteTicket\":\"ticket\"}"),
                service.reason(
                        "POST", "/v1.0/oauth2/corpAccessToken", "{\"suiteKey\":\"suite\",\"suiteSecret\":\"secret\"}"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void aReasonHasAChineseText(String reason) {
        assertThat(texts("page-reasons-zh.json").keySet()).anySatisfy(template -> assertThat(reason)
                .matches(Stream.of(PLACEHOLDER.split(template, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+"))));
    }

    @Test
    void theChineseReasonsHaveThePlaceholdersOfTheEnglishOnes() {
        assertThat(texts("page-reasons-zh.json"))
                .allSatisfy((template, text) -> assertThat(placeholders(text)).isEqualTo(placeholders(template)));
    }

    private static Set<String> add(Set<String> keys, String page, String pattern) {
        Set<String> found = Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
        keys.addAll(found);
        return found;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(js|html)"))
                    .toList()) {
                sources.append(Files.readString(file));
            }
        }
        return sources.toString();
    }

    private static Map<String, String> texts(String name) {
        try {
            return new ObjectMapper()
                    .readValue(FOLDER.resolve(name).toFile(), new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
