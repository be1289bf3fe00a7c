// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations that list events, page by page, in the order of their starts. */
final class EventListApi {

    private static final String NEXT_TOKEN = "nextToken";
    private static final String SYNC_TOKEN = "syncToken";
    private static final Duration LEAP_YEAR = Duration.ofDays(366);

    /** The order of the keys. */
    private static final Comparator<Series.Instance> BY_START = Comparator.comparingLong(
                    (Series.Instance instance) -> instance.start().instant().getEpochSecond())
            .thenComparing(Series.Instance::id);

    /** So many seconds before 1970 the year 0 began, so that no key has a negative number. */
    private static final long SECONDS_BEFORE_1970 = 62_167_219_200L;

    private final ServiceData data;
    private final EventAccess access;

    EventListApi(ServiceData data, EventAccess access) {
        this.data = data;
        this.access = access;
    }

    /** Lists the events by their start: each series as one event, and its instances of the past, but none of the future. */
    EmulatedResponse.Http list(ApiCall call) {
        access.requireReadable(call);
        EventQuery query = new EventQuery(call);
        Instant timeMin = query.time("timeMin");
        Instant timeMax = query.time("timeMax");
        if (timeMin != null && timeMax != null) {
            requireOrder(timeMin, timeMax);
            require(
                    !timeMax.isAfter(aYearAfter(timeMin)),
                    ServiceError.FORWARDED,
                    "The parameter timeMax must be at most one year after timeMin.");
        }
        boolean showDeleted = query.flag("showDeleted");
        ListToken position = position(call);
        String seriesMasterId = call.query("seriesMasterId");
        List<Series.Instance> instances = access.events(call).stream()
                .filter(stored -> stored.version() > position.since())
                .filter(stored -> showDeleted || !stored.event().isCancelled())
                .filter(stored ->
                        seriesMasterId == null || stored.event().eventId().equals(seriesMasterId))
                .flatMap(stored -> instances(stored, timeMin, timeMax, seriesMasterId == null))
                .toList();
        ObjectNode page = page(call, instances, position);
        if (timeMax == null && !page.has(NEXT_TOKEN)) {
            page.put(
                    SYNC_TOKEN,
                    new ListToken(SYNC_TOKEN, position.store(), position.path(), position.version(), 0, now(), "")
                            .encoded());
        }
        return ServiceResponse.of(page);
    }

    private Stream<Series.Instance> instances(
            EventStore.Stored stored, @Nullable Instant timeMin, @Nullable Instant timeMax, boolean withMaster) {
        Series series = stored.series();
        Instant to = timeMax == null ? Instant.MAX : timeMax;
        Stream<Series.Instance> instances = Stream.empty();
        if (series.isRecurring() && !stored.event().isCancelled()) {
            Instant now = data.settings().clock().instant();
            Instant past = to.isBefore(now) ? to : now;
            Instant from = timeMin == null ? past.minus(LEAP_YEAR) : timeMin;
            instances = series.instancesBefore(past)
                    .filter(instance -> !instance.start().instant().isBefore(from));
        }
        if (withMaster) {
            instances = Stream.concat(
                    Stream.of(series.master())
                            .filter(master ->
                                    timeMin == null || !master.start().instant().isBefore(timeMin))
                            .filter(master -> master.start().instant().isBefore(to)),
                    instances);
        }
        return instances;
    }

    /**
     * Lists the events that take place in a span of time, and each instance of a series. DingTalk does not document what is
     * listed without a time: here the span begins now, and lasts for a year.
     */
    EmulatedResponse.Http view(ApiCall call) {
        access.requireReadable(call);
        EventQuery query = new EventQuery(call);
        Instant givenMin = query.time("timeMin");
        Instant givenMax = query.time("timeMax");
        Instant timeMin = givenMin == null ? data.settings().clock().instant() : givenMin;
        Instant timeMax = givenMax == null ? aYearAfter(timeMin) : givenMax;
        requireOrder(timeMin, timeMax);
        List<Series.Instance> instances = access.events(call).stream()
                .filter(stored -> !stored.event().isCancelled())
                .flatMap(stored -> stored.series()
                        .instancesBefore(timeMax)
                        .filter(instance -> instance.end().instant().isAfter(timeMin)
                                || !instance.start().instant().isBefore(timeMin)))
                .toList();
        return ServiceResponse.of(page(call, instances, position(call)));
    }

    private static void requireOrder(Instant timeMin, Instant timeMax) {
        require(
                !timeMax.isBefore(timeMin),
                ServiceError.FORWARDED,
                "The parameter timeMax must not be before timeMin.");
    }

    /** Where the list begins: at the first page of everything, unless the request has a token. */
    private ListToken position(ApiCall call) {
        String type = call.operation().operationName();
        String path = call.userId() + "/" + call.calendarId();
        String store = data.events().id();
        String nextToken = call.query(NEXT_TOKEN);
        if (nextToken != null) {
            ListToken token = ListToken.decoded(nextToken, type, store, path);
            if (token == null) {
                throw new ServiceErrorException(
                        ServiceError.FORWARDED, "The parameter nextToken is not from this list.");
            }
            return token;
        }
        String syncToken = call.operation() == ApiOperation.LIST_EVENTS ? call.query(SYNC_TOKEN) : null;
        long since = syncToken == null ? 0 : since(ListToken.decoded(syncToken, SYNC_TOKEN, store, path));
        return new ListToken(type, store, path, since, data.events().version(), now(), "");
    }

    private long since(@Nullable ListToken token) {
        EventRules rules = data.settings().eventRules();
        if (token == null || now() - token.at() >= rules.syncTokenLifetime().toMillis()) {
            throw new ServiceErrorException(
                    rules.syncTokenError(), "The parameter syncToken has expired, or is not from this list.");
        }
        return token.since();
    }

    private long now() {
        return data.settings().clock().instant().toEpochMilli();
    }

    private static ObjectNode page(ApiCall call, List<Series.Instance> all, ListToken position) {
        EventQuery query = new EventQuery(call);
        int maxResults = query.maxResults();
        int maxAttendees = query.maxAttendees();
        List<Series.Instance> left = all.stream()
                .filter(instance -> key(instance).compareTo(position.after()) > 0)
                .sorted(BY_START)
                .limit(maxResults + 1L)
                .toList();
        List<Series.Instance> page = left.subList(0, Math.min(maxResults, left.size()));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode events = body.putArray("events");
        page.forEach(instance -> events.add(EventAnswer.of(instance, call.userId(), maxAttendees)));
        if (page.size() < left.size()) {
            body.put(
                    NEXT_TOKEN,
                    position.goingOnAfter(key(page.get(page.size() - 1))).encoded());
        }
        return body;
    }

    /** Sorts the events, and is unique. */
    private static String key(Series.Instance instance) {
        return String.format(
                "%016d %s", instance.start().instant().getEpochSecond() + SECONDS_BEFORE_1970, instance.id());
    }

    private static Instant aYearAfter(Instant time) {
        return time.atZone(ZoneOffset.UTC).plusYears(1).toInstant();
    }
}
