// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the kind of an error code by its words. DingTalk spells one error in several ways, such as {@code systemBusy} and
 * {@code system.busy}, so the case, the separators, and what comes before and after do not count. Only whole words count:
 * {@code notFoundation} is not {@code notFound}.
 */
final class ErrorCode {

    /** A longer text is not a code. */
    private static final int MAX_LENGTH = 200;

    /** {@code invalidClientIdOrSecret} has five words. */
    private static final int MAX_WORDS = 5;

    /** {@code QPSLimit} has two words, {@code Missingbody} has one. */
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]");

    /** The codes of DingTalk's older API, which gateways and some hosts still send. */
    private static final Map<String, ErrorKind> NUMBERS = Map.ofEntries(
            Map.entry("90020", ErrorKind.MONTH_QUOTA),
            Map.entry("90002", ErrorKind.SECOND_LIMIT),
            Map.entry("90018", ErrorKind.SECOND_LIMIT),
            Map.entry("40014", ErrorKind.TOKEN),
            Map.entry("60020", ErrorKind.FORBIDDEN),
            Map.entry("60011", ErrorKind.FORBIDDEN),
            Map.entry("50002", ErrorKind.PERMISSION),
            Map.entry("50004", ErrorKind.PERMISSION),
            Map.entry("33012", ErrorKind.NOT_FOUND),
            Map.entry("40104", ErrorKind.NOT_FOUND),
            Map.entry("60121", ErrorKind.NOT_FOUND));

    /** @param of tells of the phrases of a code whether the code belongs to the family */
    private record Family(ErrorKind kind, Predicate<List<String>> of) {}

    /** The first family that a code belongs to decides: {@code integrated.qps.exceed} is a quota, not a limit. */
    private static final List<Family> FAMILIES = List.of(
            new Family(ErrorKind.DAY_QUOTA, anyIs("flowlimit", "integratedqpsexceed")),
            new Family(ErrorKind.MONTH_QUOTA, anyStartsWith("apicountlimit")),
            new Family(ErrorKind.MINUTE_LIMIT, anyStartsWith("qpm")),
            new Family(ErrorKind.SECOND_LIMIT, anyStartsWith("qps")),
            new Family(ErrorKind.OTHER_LIMIT, anyStartsWith("throttling", "throttled")),
            new Family(
                    ErrorKind.GRANT,
                    anyIs("invalidauthinfo", "invalidgrant")
                            .or(anyContains("authcode", "refreshtoken")
                                    .and(firstStartsWith("missing").negate()))),
            new Family(
                    ErrorKind.CREDENTIALS,
                    anyIs(
                            "invalidclientidorsecret",
                            "invalidsuitekey",
                            "invalidsuiteticket",
                            "invalidclient",
                            "unauthorizedclient")),
            new Family(ErrorKind.TOKEN, anyIs("invalidauthentication", "authenticationfailed", "accesstokenexpired")),
            new Family(ErrorKind.FORBIDDEN, anyIs("forbidden", "accessdenied", "ipnotinwhitelist")),
            new Family(
                    ErrorKind.PERMISSION,
                    anyIs(
                            "permissiondenied",
                            "permissiondeny",
                            "nopermission",
                            "noprivilege",
                            "nopriviledge",
                            "microinvisibletouser")),
            new Family(
                    ErrorKind.PARAMETER,
                    anyIs("invalidparameter", "paramillegal").or(firstStartsWith("missing"))),
            // The path is wrong, not what the call names.
            new Family(ErrorKind.UNKNOWN, anyIs("invalidactionnotfound")),
            new Family(ErrorKind.NOT_FOUND, anyEndsWith("notfound", "notexist", "notexists")),
            new Family(
                    ErrorKind.SERVICE,
                    anyIs(
                            "systemerror",
                            "systemerr",
                            "systembusy",
                            "servicebusy",
                            "internalerror",
                            "unknownerror",
                            "servererror",
                            "idempotencyprocessing")));

    private ErrorCode() {}

    /** @param code {@code null} if there is none */
    static ErrorKind kind(@Nullable String code) {
        if (code == null
                || code.length() > MAX_LENGTH
                || SPACE.matcher(code.strip()).find()) {
            return ErrorKind.UNKNOWN;
        }
        ErrorKind number = NUMBERS.get(code.strip());
        if (number != null) {
            return number;
        }
        List<String> phrases = phrases(code);
        for (Family family : FAMILIES) {
            if (family.of.test(phrases)) {
                return family.kind;
            }
        }
        return ErrorKind.UNKNOWN;
    }

    /** Each word, and each row of neighboring words without what separates them, in lower case. */
    private static List<String> phrases(String code) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(code); word.find(); ) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
        List<String> phrases = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            StringBuilder phrase = new StringBuilder();
            for (int to = from; to < Math.min(words.size(), from + MAX_WORDS); to++) {
                phrases.add(phrase.append(words.get(to)).toString());
            }
        }
        return phrases;
    }

    private static Predicate<List<String>> anyIs(String... names) {
        Set<String> known = Set.of(names);
        return phrases -> phrases.stream().anyMatch(known::contains);
    }

    /** Also for a code without capitals, such as {@code qpslimitforapi}. */
    private static Predicate<List<String>> anyStartsWith(String... starts) {
        return phrases ->
                phrases.stream().anyMatch(phrase -> Arrays.stream(starts).anyMatch(phrase::startsWith));
    }

    /** Also for a code without capitals, such as {@code itemnotfound}. */
    private static Predicate<List<String>> anyEndsWith(String... ends) {
        return phrases ->
                phrases.stream().anyMatch(phrase -> Arrays.stream(ends).anyMatch(phrase::endsWith));
    }

    private static Predicate<List<String>> anyContains(String... parts) {
        return phrases ->
                phrases.stream().anyMatch(phrase -> Arrays.stream(parts).anyMatch(phrase::contains));
    }

    private static Predicate<List<String>> firstStartsWith(String start) {
        return phrases -> !phrases.isEmpty() && phrases.get(0).startsWith(start);
    }
}
