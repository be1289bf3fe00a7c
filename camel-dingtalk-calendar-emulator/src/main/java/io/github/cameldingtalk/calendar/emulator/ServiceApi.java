// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import org.jspecify.annotations.Nullable;

/** Routes each API request to the handler of its operation. Every calendar operation requires an access token. */
final class ServiceApi {

    private static final String TOKEN_PATHS = "/v1.0/oauth2/";

    private final TokenStore accessTokens;
    private final CalendarApi calendars;
    private final SubscriptionApi subscriptions;
    private final EventApi events;
    private final EventListApi eventLists;
    private final AttendeeApi attendees;
    private final ClientTokens clientTokens;
    private final TokenApi tokens;

    ServiceApi(ServiceData data) {
        accessTokens = data.tokens();
        calendars = new CalendarApi(data.calendars(), data.users(), data.settings());
        subscriptions = new SubscriptionApi(data.calendars(), data.users());
        EventAccess access = new EventAccess(data);
        events = new EventApi(data, access);
        eventLists = new EventListApi(data, access);
        attendees = new AttendeeApi(data, access);
        clientTokens = data.clientTokens();
        tokens = new TokenApi(data.apps(), data.grants(), data.users(), data.tokens(), data.settings());
    }

    /** Handles one request at a time, so that no other request changes the data between a check and a write. */
    synchronized Reasoned<EmulatedResponse.Http> handle(ReceivedRequest request) {
        try {
            if (!request.target().startsWith(TOKEN_PATHS)) {
                requireToken(request.header("x-acs-dingtalk-access-token"));
            }
            ApiOperation operation =
                    request.operation().orElseThrow(() -> new ServiceErrorException(ServiceError.NOT_FOUND));
            ApiCall call = new ApiCall(operation, request);
            return new Reasoned<>(
                    operation.takesClientToken() ? clientTokens.handle(call, this::handle) : handle(call), null);
        } catch (ServiceErrorException e) {
            return new Reasoned<>(EmulatedResponse.error(e.error()), e.reason());
        }
    }

    private void requireToken(@Nullable String token) {
        require(
                token != null,
                ServiceError.INVALID_AUTHENTICATION,
                "The header x-acs-dingtalk-access-token is missing.");
        require(
                accessTokens.isAccepted(token),
                ServiceError.INVALID_AUTHENTICATION,
                "The access token has expired, was revoked, or was not issued by this emulator.");
    }

    /** Handles a call of the emulator's own page, which has no access token. */
    synchronized Reasoned<EmulatedResponse.Http> handleForPage(ApiCall call) {
        try {
            return new Reasoned<>(handle(call), null);
        } catch (ServiceErrorException e) {
            return new Reasoned<>(EmulatedResponse.error(e.error()), e.reason());
        }
    }

    /** Makes a change of the page between two calls. */
    synchronized void between(Runnable change) {
        change.run();
    }

    private EmulatedResponse.Http handle(ApiCall call) {
        return switch (call.operation()) {
            case CREATE_SUBSCRIBED -> calendars.create(call);
            case GET_SUBSCRIBED -> calendars.get(call);
            case UPDATE_SUBSCRIBED -> calendars.update(call);
            case DELETE_SUBSCRIBED -> calendars.delete(call);
            case SUBSCRIBE -> subscriptions.subscribe(call);
            case UNSUBSCRIBE -> subscriptions.unsubscribe(call);
            case LIST -> subscriptions.list(call);
            case CREATE_EVENT -> events.create(call);
            case GET_EVENT -> events.get(call);
            case PATCH_EVENT -> events.patch(call);
            case DELETE_EVENT -> events.delete(call);
            case LIST_EVENTS -> eventLists.list(call);
            case LIST_EVENTS_VIEW -> eventLists.view(call);
            case LIST_ATTENDEES -> attendees.list(call);
            case ADD_ATTENDEE -> attendees.add(call);
            case REMOVE_ATTENDEE -> attendees.remove(call);
            case RESPOND_EVENT -> attendees.respond(call);
            case ACCESS_TOKEN -> tokens.internal(call);
            case CORP_ACCESS_TOKEN -> tokens.enterprise(call);
            case USER_ACCESS_TOKEN -> tokens.personal(call);
            case TOKEN -> tokens.unified(call);
        };
    }
}
