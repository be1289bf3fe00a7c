// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.internal.calendar.AuthorizedClient.Result;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gets the pages of a list one after another. */
public final class Pages {

    /** A service that sends only empty pages would be asked forever. */
    private static final int MAX_EMPTY_PAGES = 100;

    private final ApiRequest first;
    private final Source source;
    private final Set<String> tokens = new HashSet<>();
    private @Nullable ApiRequest next;
    private int emptyPages;

    /** Gets one page. */
    @FunctionalInterface
    public interface Source {
        Result<? extends Page<?>> get(ApiRequest request) throws DingTalkCalendarException;
    }

    /** @param first the request for the first page */
    public Pages(ApiRequest first, Source source) {
        this.first = first;
        this.source = source;
        this.next = first;
    }

    /**
     * Gets the next page.
     *
     * @return {@code null} after the last page
     * @throws DingTalkUnexpectedResponseException if the pages have no end
     */
    public @Nullable Result<? extends Page<?>> next() throws DingTalkCalendarException {
        if (next == null) {
            return null;
        }
        Result<? extends Page<?>> result = source.get(next);
        Page<?> page = result.value();
        emptyPages = page.items().isEmpty() ? emptyPages + 1 : 0;
        next = page.nextToken() == null ? null : requestOf(page.nextToken(), result.requestId());
        return result;
    }

    private ApiRequest requestOf(String token, @Nullable String requestId) throws DingTalkUnexpectedResponseException {
        if (!tokens.add(token)) {
            throw endless("the service sent the same nextToken twice", requestId);
        }
        if (emptyPages > MAX_EMPTY_PAGES) {
            throw endless("the service sent " + emptyPages + " empty pages", requestId);
        }
        try {
            return first.withQuery("nextToken", token);
        } catch (IllegalArgumentException e) {
            throw endless(String.valueOf(e.getMessage()), requestId);
        }
    }

    private DingTalkUnexpectedResponseException endless(String message, @Nullable String requestId) {
        return new DingTalkUnexpectedResponseException(
                new Details(first.operation(), first.calendarId(), 200, null, message, requestId, false, null), null);
    }

    /**
     * Gets all pages that are left.
     *
     * @param maxItems 0 for no limit
     * @throws DingTalkInvalidParameterException if there are more items
     */
    public All all(int maxItems) throws DingTalkCalendarException {
        List<Page<?>> pages = new ArrayList<>();
        String requestId = null;
        int items = 0;
        for (Result<? extends Page<?>> result = next(); result != null; result = next()) {
            pages.add(result.value());
            requestId = result.requestId();
            items += result.value().items().size();
            if (maxItems > 0 && items > maxItems) {
                String message = "there are more than maxEvents=" + maxItems
                        + " in the list: narrow timeMin and timeMax, raise maxEvents, or set streaming=true";
                throw new DingTalkInvalidParameterException(
                        Details.withoutResponse(first.operation(), first.calendarId(), message), null);
            }
        }
        return new All(pages, requestId);
    }

    /** All pages of a list. */
    public record All(List<Page<?>> pages, @Nullable String requestId) {

        /** The items of all pages. */
        public List<?> items() {
            return pages.stream().flatMap(page -> page.items().stream()).toList();
        }

        /** The JSON of the last page, with the items of all pages. */
        public String json() {
            return Page.join(pages);
        }

        public @Nullable String syncToken() {
            return pages.get(pages.size() - 1).syncToken();
        }
    }
}
