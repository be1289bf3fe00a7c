// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The app or the user may not do this: {@code permissionDenied} with 400 or 403, {@code Forbidden.AccessDenied…} that is
 * not a rate limit, or another 403. The spent quota of a month is one of the {@code Forbidden} codes.
 */
public class DingTalkPermissionDeniedException extends DingTalkCalendarException {

    private final List<String> requiredScopes;

    public DingTalkPermissionDeniedException(Details details, List<String> requiredScopes, @Nullable Throwable cause) {
        super(details, cause);
        this.requiredScopes = List.copyOf(requiredScopes);
    }

    /** The permissions that the app lacks, if the service names them; otherwise empty. */
    public List<String> getRequiredScopes() {
        return requiredScopes;
    }

    @Override
    protected boolean isTransient() {
        return false;
    }

    @Override
    public DingTalkPermissionDeniedException forAnotherExchange() {
        return new DingTalkPermissionDeniedException(details(), requiredScopes, this);
    }
}
