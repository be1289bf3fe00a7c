// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** DingTalk's errors, each with its status, code and message. */
public enum ServiceError {
    /** DingTalk documents this placeholder for messages that its API forwards. */
    FORWARDED(400, "invalidParameter", "forwardErrorMessage"),
    CALENDAR_ID_BLANK(400, "invalidParameter", "calendar id cannot be blank"),
    CALENDAR_NAME_TOO_LONG(400, "invalidParameter", "calendar name length must less than 128"),
    SUBSCRIBE_RANGE_NULL(400, "invalidParameter", "subscribe range cannot be null"),
    CALENDAR_NAME_BLANK(400, "invalidParameter", "calendar name cannot be blank"),
    CURRENT_USER_NOT_IN_RANGE(400, "invalidParameter", "current user must in range"),
    PERMISSION_DENIED(403, "permissionDenied", "permission denied"),
    CALENDAR_ID_NULL(400, "invalidParameter", "calendar id cannot be null"),
    CALENDARID_BLANK(400, "invalidParameter", "calendarId cannot be blank"),
    NOT_IN_SUBSCRIPTION_SCOPE(400, "permissionDenied", "the user is not in the subscription scope"),
    CALENDAR_TYPE_INVALID(400, "invalidParameter", "calendar type invalid"),
    EXCEED_SUBSCRIBE_LIMIT(400, "exceedSubscribeLimit", "too many subscriptions"),
    PARAM_ILLEGAL(400, "paramIllegal", "PARAM ILLEGAL"),

    EVENT_CALENDAR_ID_BLANK(400, "invalidParameter", "CalendarId cannot be blank"),
    EVENT_MISSING(400, "invalidParameter", "Event must be provided."),
    EVENT_SUMMARY_BLANK(400, "invalidParameter", "Event summary cannot be blank"),
    EVENT_START_NOT_SET(400, "invalidParameter", "Event start time not set."),
    EVENT_END_NOT_SET(400, "invalidParameter", "Event end time not set."),
    NUMBER_OF_OCCURRENCES_WRONG(400, "invalidParameter", "Recurrence range numberOfOccurrences must between [1, 99]"),
    INTERVAL_WRONG(400, "invalidParameter", "Recurrence interval must between [1, 365]"),
    /** DingTalk spells the code so. */
    PERMISSION_DENY(400, "permissionDeny", "the user is not in the app's authorized range"),
    IDEMPOTENCY_PROCESSING(400, "idempotencyProcessing", "Idempotency processing"),
    ITEM_NOT_FOUND(404, "itemNotFound", "forwardErrorMessage"),
    INSTANCE_NOT_EXIST(404, "instanceNotExist", "instance not exist"),
    SUBSCRIBED_NOT_SUPPORTED(400, "invalidParameter.subscribed.invalid", "Subscribed calendar not support this method"),
    TIMESTAMP_WRONG(400, "InvalidParameter.ParsedISO8601TimestampError", "the time must be UTC with milliseconds"),

    /** The list of all of DingTalk's errors has this code with 400, 403, 500 and 502. */
    PERMISSION_DENIED_AS_500(500, "permissionDenied", "permission denied"),
    PERMISSION_DENIED_AS_502(502, "permissionDenied", "permission denied"),
    NOT_VISIBLE_TO_USER(500, "microInvisibleToUser", "the user is not in the app's visible range"),

    /** For an expired or wrong token, DingTalk returns the status 400, not 401. */
    INVALID_AUTHENTICATION(400, "InvalidAuthentication", "access token is invalid or expired"),
    /** For the access token of a user. */
    ACCESS_TOKEN_EXPIRED(400, "accesstoken.expired", "access token is expired"),
    INVALID_CLIENT_ID_OR_SECRET(400, "invalidClientIdOrSecret", "client id or client secret is invalid"),
    INVALID_SUITE_KEY(400, "invalidSuiteKey", "suite key or suite secret is invalid"),
    INVALID_SUITE_TICKET(400, "invalidSuiteTicket", "suite ticket is invalid"),
    INVALID_AUTH_INFO(400, "invalidAuthInfo", "authorization is invalid"),
    INVALID_CLIENT(400, "invalid.client", "client is invalid"),
    UNSUPPORTED_GRANT_TYPE(400, "unsupported.grant.type", "grant type is not supported"),
    UNAUTHORIZED_CLIENT(401, "unauthorized.client", "client is not authorized"),
    SERVER_ERROR(500, "server.error", "server error"),

    QPS_LIMIT_FOR_API(403, "Forbidden.AccessDenied.QpsLimitForApi", "too many calls a second to this API"),
    QPS_LIMIT_FOR_APPKEY(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "too many calls a second of this app"),
    QPS_LIMIT_FOR_SUITEKEY(
            403, "Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi", "too many calls a second of this suite"),
    QPM_LIMIT_FOR_APPKEY(403, "Forbidden.AccessDenied.QpmLimitForAppkeyAndApi", "too many calls a minute of this app"),
    QPM_LIMIT_FOR_SUITEKEY(
            403, "Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi", "too many calls a minute of this suite"),
    QPS_EXCEED_LIMIT(400, "qps.exceed.limit", "too many calls a second"),
    INTEGRATED_QPS_EXCEED(400, "integrated.qps.exceed", "the day's limit is spent"),
    FLOW_LIMIT(400, "flowLimit", "current user can not create events exceed 100 per day"),
    API_COUNT_LIMIT_FOR_ORG(403, "Forbidden.AccessDenied.ApiCountLimitForOrg", "the month's quota is spent"),
    ACCESS_TOKEN_PERMISSION_DENIED(
            403, "Forbidden.AccessDenied.AccessTokenPermissionDenied", "the app lacks a permission"),
    IP_NOT_IN_WHITE_LIST(403, "Forbidden.AccessDenied.IpNotInWhiteList", "the address is not on the white list"),
    SYSTEM_BUSY(429, "system.busy", "system busy"),
    SYSTEM_BUSY_AS_400(400, "system.busy", "system busy"),
    SYSTEM_BUSY_AS_500(500, "systemBusy", "system busy"),
    SERVICE_BUSY(503, "serviceBusy", "service busy"),
    SERVICE_BUSY_AS_400(400, "serviceBusy", "service busy"),
    INTERNAL_ERROR(500, "internalError", "internal error"),
    SYSTEM_ERROR(500, "system.error", "system error"),
    SYSTEM_ERROR_AS_400(400, "system.error", "system error"),
    SYSTEM_ERROR_IN_ONE_WORD(500, "systemError", "system error"),
    UNKNOWN_ERROR(500, "unknownError", "unknown error"),
    UNAUTHORIZED(401, "InvalidAuthentication", "access token is invalid or expired"),

    MISSING_BODY(400, "Missingbody", "body is mandatory for this action."),
    NOT_FOUND(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");

    private final int status;
    private final String code;
    private final String message;

    ServiceError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

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
