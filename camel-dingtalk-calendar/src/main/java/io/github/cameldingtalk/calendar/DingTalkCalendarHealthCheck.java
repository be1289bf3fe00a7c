// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.calendar.AuthorizedClient;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a call can be made: the service responds, with any status, and there is an access token. The check makes no
 * call to the calendar API, because such a call counts against the monthly quota.
 *
 * <p>A result is kept for {@link #KEPT}, so that a probe costs at most one request. A response to a call of a route counts,
 * too.
 */
final class DingTalkCalendarHealthCheck extends AbstractHealthCheck {

    static final Duration KEPT = Duration.ofSeconds(10);

    private final ServiceAccess access;
    private final @Nullable String corpId;
    private @Nullable DingTalkCalendarException failure;
    private long checkedAt = System.nanoTime() - KEPT.toNanos();

    DingTalkCalendarHealthCheck(String id, ServiceAccess access, @Nullable String corpId) {
        super("camel", id);
        this.access = access;
        this.corpId = corpId;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("service.url", access.transport().baseUri().uri().toString());
        builder.detail("credentials", access.credentials().describe());
        DingTalkCalendarException found = failure();
        if (found == null) {
            builder.detail("token", hasTokenToCheck() ? "available" : "not checked");
            builder.up();
        } else {
            detail(builder, "error.code", found.getErrorCode());
            detail(builder, "request.id", found.getRequestId());
            builder.down().message(found.getMessage()).error(found);
        }
    }

    private @Nullable DingTalkCalendarException failure() {
        if (System.nanoTime() - checkedAt < KEPT.toNanos()) {
            return failure;
        }
        try {
            access.call(this::check);
            failure = null;
        } catch (DingTalkCalendarException e) {
            failure = e;
        }
        checkedAt = System.nanoTime();
        return failure;
    }

    private boolean check(AuthorizedClient client) throws DingTalkCalendarException {
        if (hasTokenToCheck()) {
            client.requireToken(corpId);
        }
        // The response with the token counts, too.
        if (!client.hasResponseWithin(KEPT.toNanos())) {
            client.ping();
        }
        return true;
    }

    /** There is no token to check if each message brings its own token, or the id of its organization. */
    private boolean hasTokenToCheck() {
        Credentials credentials = access.credentials();
        return credentials.accessTokenProvider() != null
                || (credentials.isApp() && (corpId != null || !credentials.needsCorpId()));
    }

    private static void detail(HealthCheckResultBuilder builder, String name, @Nullable String value) {
        if (value != null) {
            builder.detail(name, value);
        }
    }
}
