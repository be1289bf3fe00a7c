// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The app or the user may not do this: {@code permissionDenied}, {@code noPermission} and similar codes with any status,
 * {@code Forbidden.AccessDenied…} that is not a limit or a quota, or a 403 whose code says nothing else.
 */
public class DingTalkPermissionDeniedException extends DingTalkCalendarException {

    private final List<String> requiredScopes;

    /**
     * Creates an exception.
     *
     * @param details        what was called and what came back
     * @param requiredScopes the permissions that the app lacks, such as {@code Calendar.Calendar.Write}; may be empty
     * @param cause          the cause, or {@code null}
     */
    public DingTalkPermissionDeniedException(Details details, List<String> requiredScopes, @Nullable Throwable cause) {
        super(details, cause);
        this.requiredScopes = List.copyOf(requiredScopes);
    }

    /** {@return the permissions that the app lacks, if the service names them; otherwise empty} */
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
