// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.List;

/**
 * The app or the user may not do this: {@code permissionDenied} with 400 or 403, {@code Forbidden.AccessDenied…} that is
 * not a rate limit (the month's spent quota is among them), or another 403.
 */
public class DingTalkPermissionDeniedException extends DingTalkCalendarException {

    private final List<String> requiredScopes;

    public DingTalkPermissionDeniedException(Details details, List<String> requiredScopes) {
        super(details, null);
        this.requiredScopes = List.copyOf(requiredScopes);
    }

    /** The permissions that the app lacks, where the service names them; else empty. */
    public List<String> getRequiredScopes() {
        return requiredScopes;
    }

    @Override
    protected boolean mayPass() {
        return false;
    }
}
