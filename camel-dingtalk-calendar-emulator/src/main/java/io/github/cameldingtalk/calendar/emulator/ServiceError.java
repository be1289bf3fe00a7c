// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * DingTalk's errors. The comment of a constant names the status, the code and the cause. The emulator itself sends an error for
 * this cause, except where the comment says <em>only if chosen</em>: then a test chooses the error.
 *
 * <pre>{@code
 * dingtalk.next(EmulatedResponse.error(ServiceError.SERVICE_BUSY));
 * }</pre>
 */
public enum ServiceError {
    /**
     * 400 {@code invalidParameter}: an unknown id, or a wrong field without an error of its own. DingTalk's message is a
     * placeholder.
     */
    FORWARDED(400, "invalidParameter", "forwardErrorMessage"),
    /** 400 {@code invalidParameter}: the calendar id of {@code updateSubscribed} is blank. */
    CALENDAR_ID_BLANK(400, "invalidParameter", "calendar id cannot be blank"),
    /** 400 {@code invalidParameter}: the name of a calendar is longer than {@link Rules#maxNameLength()}. */
    CALENDAR_NAME_TOO_LONG(400, "invalidParameter", "calendar name length must less than 128"),
    /** 400 {@code invalidParameter}: {@code subscribeScope} is {@code null}, or a new calendar has none. */
    SUBSCRIBE_RANGE_NULL(400, "invalidParameter", "subscribe range cannot be null"),
    /** 400 {@code invalidParameter}: the name of a calendar is blank, or a new calendar has none. */
    CALENDAR_NAME_BLANK(400, "invalidParameter", "calendar name cannot be blank"),
    /** 400 {@code invalidParameter}: the user is in no organization, or in no group, of the scope. */
    CURRENT_USER_NOT_IN_RANGE(400, "invalidParameter", "current user must in range"),
    /** 403 {@code permissionDenied}: the user may not read or change the calendar or the event. */
    PERMISSION_DENIED(403, "permissionDenied", "permission denied"),
    /** 400 {@code invalidParameter}: the calendar id of {@code getSubscribed} is blank. */
    CALENDAR_ID_NULL(400, "invalidParameter", "calendar id cannot be null"),
    /** 400 {@code invalidParameter}: the calendar id of a deletion or a subscription is blank. */
    CALENDARID_BLANK(400, "invalidParameter", "calendarId cannot be blank"),
    /** 400 {@code permissionDenied}: the user is not in the scope of the calendar. DingTalk's message is Chinese. */
    NOT_IN_SUBSCRIPTION_SCOPE(400, "permissionDenied", "the user is not in the subscription scope"),
    /** 400 {@code invalidParameter}: a subscription to {@code primary}, or an event for a subscription calendar. */
    CALENDAR_TYPE_INVALID(400, "invalidParameter", "calendar type invalid"),
    /** 400 {@code exceedSubscribeLimit}: too many subscriptions. The emulator allows 10,000 for each calendar. */
    EXCEED_SUBSCRIBE_LIMIT(400, "exceedSubscribeLimit", "too many subscriptions"),
    /** 400 {@code paramIllegal}: a parameter of the list of calendars is wrong. Only if chosen. */
    PARAM_ILLEGAL(400, "paramIllegal", "PARAM ILLEGAL"),

    /** 400 {@code invalidParameter}: the calendar id of an operation on events is blank. */
    EVENT_CALENDAR_ID_BLANK(400, "invalidParameter", "CalendarId cannot be blank"),
    /** 400 {@code invalidParameter}: the body of {@code createEvent} or {@code patchEvent} is the JSON {@code null}. */
    EVENT_MISSING(400, "invalidParameter", "Event must be provided."),
    /** 400 {@code invalidParameter}: the summary of an event is missing or blank. */
    EVENT_SUMMARY_BLANK(400, "invalidParameter", "Event summary cannot be blank"),
    /** 400 {@code invalidParameter}: the start of an event is missing. */
    EVENT_START_NOT_SET(400, "invalidParameter", "Event start time not set."),
    /** 400 {@code invalidParameter}: the end of an event is missing. */
    EVENT_END_NOT_SET(400, "invalidParameter", "Event end time not set."),
    /** 400 {@code invalidParameter}: the number of occurrences of a series is not from 1 to 99. */
    NUMBER_OF_OCCURRENCES_WRONG(400, "invalidParameter", "Recurrence range numberOfOccurrences must between [1, 99]"),
    /** 400 {@code invalidParameter}: the interval of a series is not from 1 to 365. */
    INTERVAL_WRONG(400, "invalidParameter", "Recurrence interval must between [1, 365]"),
    /** 400 {@code permissionDeny}: the user of an operation on events is unknown. DingTalk spells the code so. */
    PERMISSION_DENY(400, "permissionDeny", "the user is not in the app's authorized range"),
    /** 400 {@code idempotencyProcessing}: another request with the same {@code x-client-token} is under way. */
    IDEMPOTENCY_PROCESSING(400, "idempotencyProcessing", "Idempotency processing"),
    /** 404 {@code itemNotFound}: an operation on events names an unknown event or calendar. */
    ITEM_NOT_FOUND(404, "itemNotFound", "forwardErrorMessage"),
    /** 404 {@code instanceNotExist}: the event was deleted, or the series has no such instance. */
    INSTANCE_NOT_EXIST(404, "instanceNotExist", "instance not exist"),
    /** 400 {@code invalidParameter.subscribed.invalid}: attendees outside {@code primary}. */
    SUBSCRIBED_NOT_SUPPORTED(400, "invalidParameter.subscribed.invalid", "Subscribed calendar not support this method"),
    /** 400 {@code InvalidParameter.ParsedISO8601TimestampError}: a time in the query is not UTC with milliseconds. */
    TIMESTAMP_WRONG(400, "InvalidParameter.ParsedISO8601TimestampError", "the time must be UTC with milliseconds"),

    /** 500 {@code permissionDenied}: not allowed. DingTalk documents the code with 400, 403, 500 and 502. Only if chosen. */
    PERMISSION_DENIED_AS_500(500, "permissionDenied", "permission denied"),
    /** 502 {@code permissionDenied}: as {@link #PERMISSION_DENIED_AS_500}, with another status. Only if chosen. */
    PERMISSION_DENIED_AS_502(502, "permissionDenied", "permission denied"),
    /** 500 {@code microInvisibleToUser}: the user is not in the app's visible range. Only if chosen. */
    NOT_VISIBLE_TO_USER(500, "microInvisibleToUser", "the user is not in the app's visible range"),

    /** 400 {@code InvalidAuthentication}: the access token is missing, wrong or expired. The status is not 401. */
    INVALID_AUTHENTICATION(400, "InvalidAuthentication", "access token is invalid or expired"),
    /** 400 {@code accesstoken.expired}: the access token of a user has expired. Only if chosen. */
    ACCESS_TOKEN_EXPIRED(400, "accesstoken.expired", "access token is expired"),
    /** 400 {@code invalidClientIdOrSecret}: the credentials of an internal or third-party personal app are wrong. */
    INVALID_CLIENT_ID_OR_SECRET(400, "invalidClientIdOrSecret", "client id or client secret is invalid"),
    /** 400 {@code invalidSuiteKey}: the credentials of a third-party enterprise app are wrong. */
    INVALID_SUITE_KEY(400, "invalidSuiteKey", "suite key or suite secret is invalid"),
    /** 400 {@code invalidSuiteTicket}: the suite ticket is not the latest one of the app. */
    INVALID_SUITE_TICKET(400, "invalidSuiteTicket", "suite ticket is invalid"),
    /** 400 {@code invalidAuthInfo}: no consent of the organization, or a wrong authorization code or refresh token. */
    INVALID_AUTH_INFO(400, "invalidAuthInfo", "authorization is invalid"),
    /** 400 {@code invalid.client}: the credentials in a request for {@link ApiOperation#TOKEN} are wrong. */
    INVALID_CLIENT(400, "invalid.client", "client is invalid"),
    /** 400 {@code unsupported.grant.type}: the grant type is unknown. */
    UNSUPPORTED_GRANT_TYPE(400, "unsupported.grant.type", "grant type is not supported"),
    /** 401 {@code unauthorized.client}: the app is not authorized. A new token does not help. Only if chosen. */
    UNAUTHORIZED_CLIENT(401, "unauthorized.client", "client is not authorized"),
    /** 500 {@code server.error}: the token API has failed. Only if chosen. */
    SERVER_ERROR(500, "server.error", "server error"),

    /** 403 {@code Forbidden.AccessDenied.QpsLimitForApi}: too many calls a second to this API. Only if chosen. */
    QPS_LIMIT_FOR_API(403, "Forbidden.AccessDenied.QpsLimitForApi", "too many calls a second to this API"),
    /** 403 {@code Forbidden.AccessDenied.QpsLimitForAppkeyAndApi}: {@link DingTalkEmulator#throttle}, for an app. */
    QPS_LIMIT_FOR_APPKEY(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "too many calls a second of this app"),
    /** 403 {@code Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi}: {@link DingTalkEmulator#throttle}, for a suite. */
    QPS_LIMIT_FOR_SUITEKEY(
            403, "Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi", "too many calls a second of this suite"),
    /** 403 {@code Forbidden.AccessDenied.QpmLimitForAppkeyAndApi}: too many calls a minute of this app. Only if chosen. */
    QPM_LIMIT_FOR_APPKEY(403, "Forbidden.AccessDenied.QpmLimitForAppkeyAndApi", "too many calls a minute of this app"),
    /**
     * 403 {@code Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi}: too many calls a minute of this suite. Only if chosen.
     */
    QPM_LIMIT_FOR_SUITEKEY(
            403, "Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi", "too many calls a minute of this suite"),
    /** 400 {@code qps.exceed.limit}: too many calls a second. Only if chosen. */
    QPS_EXCEED_LIMIT(400, "qps.exceed.limit", "too many calls a second"),
    /** 400 {@code integrated.qps.exceed}: the limit of calls a day is reached. Only if chosen. */
    INTEGRATED_QPS_EXCEED(400, "integrated.qps.exceed", "the day's limit is spent"),
    /** 400 {@code flowLimit}: the user creates more events a day than {@link DingTalkEmulator#eventsPerDay} allows. */
    FLOW_LIMIT(400, "flowLimit", "current user can not create events exceed 100 per day"),
    /** 403 {@code Forbidden.AccessDenied.ApiCountLimitForOrg}: the quota of {@link DingTalkEmulator#callsPerMonth} is spent. */
    API_COUNT_LIMIT_FOR_ORG(403, "Forbidden.AccessDenied.ApiCountLimitForOrg", "the month's quota is spent"),
    /**
     * 403 {@code Forbidden.AccessDenied.AccessTokenPermissionDenied}: the app lacks a permission. Only if chosen. The body names
     * {@code Calendar.Calendar.Write}. {@link EmulatedResponse#permissionMissing permissionMissing} can name another permission.
     */
    ACCESS_TOKEN_PERMISSION_DENIED(
            403, "Forbidden.AccessDenied.AccessTokenPermissionDenied", "the app lacks a permission"),
    /**
     * 403 {@code Forbidden.AccessDenied.IpNotInWhiteList}: the client's address is not in the list of the app. Only if chosen.
     */
    IP_NOT_IN_WHITE_LIST(403, "Forbidden.AccessDenied.IpNotInWhiteList", "the address is not on the white list"),
    /** 429 {@code system.busy}: DingTalk is busy. Only if chosen. */
    SYSTEM_BUSY(429, "system.busy", "system busy"),
    /** 400 {@code system.busy}: DingTalk is busy. Only if chosen. */
    SYSTEM_BUSY_AS_400(400, "system.busy", "system busy"),
    /** 500 {@code systemBusy}: DingTalk is busy. Only if chosen. */
    SYSTEM_BUSY_AS_500(500, "systemBusy", "system busy"),
    /** 503 {@code serviceBusy}: DingTalk is busy, or the emulator has no space for more calendars or events. */
    SERVICE_BUSY(503, "serviceBusy", "service busy"),
    /** 400 {@code serviceBusy}: DingTalk is busy. Only if chosen. */
    SERVICE_BUSY_AS_400(400, "serviceBusy", "service busy"),
    /** 500 {@code internalError}: DingTalk has failed. Only if chosen. */
    INTERNAL_ERROR(500, "internalError", "internal error"),
    /** 500 {@code system.error}: DingTalk has failed. Only if chosen. */
    SYSTEM_ERROR(500, "system.error", "system error"),
    /** 400 {@code system.error}: DingTalk has failed. Only if chosen. */
    SYSTEM_ERROR_AS_400(400, "system.error", "system error"),
    /** 500 {@code systemError}: DingTalk has failed. Only if chosen. */
    SYSTEM_ERROR_IN_ONE_WORD(500, "systemError", "system error"),
    /** 500 {@code unknownError}: DingTalk has failed. Only if chosen. */
    UNKNOWN_ERROR(500, "unknownError", "unknown error"),
    /** 401 {@code InvalidAuthentication}: as {@link #INVALID_AUTHENTICATION}, with another status. Only if chosen. */
    UNAUTHORIZED(401, "InvalidAuthentication", "access token is invalid or expired"),

    /** 400 {@code Missingbody}: a request has no body. */
    MISSING_BODY(400, "Missingbody", "body is mandatory for this action."),
    /** 404 {@code InvalidAction.NotFound}: the API has no operation with this method and path. */
    NOT_FOUND(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");

    private final int status;
    private final String code;
    private final String message;

    ServiceError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the field {@code code} of the body, such as {@code invalidParameter}} */
    public String code() {
        return code;
    }

    /** {@return the field {@code message} of the body} */
    public String message() {
        return message;
    }

    /** The JSON body of the error. DingTalk writes its keys in lower case. */
    String envelope(String requestId) {
        return envelope(requestId, "Calendar.Calendar.Write");
    }

    /** The JSON body of the error. If a permission is missing, the body names the permission. */
    String envelope(String requestId, String scope) {
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("requestid", requestId)
                .put("message", message);
        if (this == ACCESS_TOKEN_PERMISSION_DENIED) {
            envelope.putObject("accessdenieddetail").putArray("requiredScopes").add(scope);
        }
        return envelope.toString();
    }
}
