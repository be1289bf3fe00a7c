// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.sdk;

import com.aliyun.dingtalkcalendar_1_0.Client;
import com.aliyun.dingtalkcalendar_1_0.models.AddAttendeeHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.AddAttendeeRequest;
import com.aliyun.dingtalkcalendar_1_0.models.CreateEventHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.CreateEventRequest;
import com.aliyun.dingtalkcalendar_1_0.models.CreateEventResponseBody;
import com.aliyun.dingtalkcalendar_1_0.models.DeleteEventHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.DeleteEventRequest;
import com.aliyun.dingtalkcalendar_1_0.models.DeleteEventResponse;
import com.aliyun.dingtalkcalendar_1_0.models.GetEventHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.GetEventRequest;
import com.aliyun.dingtalkcalendar_1_0.models.GetEventResponseBody;
import com.aliyun.dingtalkcalendar_1_0.models.ListAttendeesHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.ListAttendeesRequest;
import com.aliyun.dingtalkcalendar_1_0.models.ListEventsHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.ListEventsRequest;
import com.aliyun.dingtalkcalendar_1_0.models.ListEventsResponseBody;
import com.aliyun.dingtalkcalendar_1_0.models.ListEventsViewHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.ListEventsViewRequest;
import com.aliyun.dingtalkcalendar_1_0.models.ListEventsViewResponseBody;
import com.aliyun.dingtalkcalendar_1_0.models.PatchEventHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.PatchEventRequest;
import com.aliyun.dingtalkcalendar_1_0.models.PatchEventResponse;
import com.aliyun.dingtalkcalendar_1_0.models.RemoveAttendeeHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.RemoveAttendeeRequest;
import com.aliyun.dingtalkcalendar_1_0.models.RespondEventHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.RespondEventRequest;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import java.util.List;
import java.util.Map;

/** The operations for events of DingTalk's SDK for Java, with the access token "token" and the event "event" of "author". */
final class JavaSdkEvents {

    static final String USER = "author";
    static final String EVENT = "event";

    private static final String TOKEN = "token";
    private static final String PRIMARY = "primary";

    private final RuntimeOptions runtime = new RuntimeOptions();
    private final Client client;

    JavaSdkEvents(int port) throws Exception {
        Config config = new Config();
        config.protocol = "http";
        config.endpoint = "127.0.0.1:" + port;
        client = new Client(config);
    }

    PatchEventResponse patch() throws Exception {
        var headers = new PatchEventHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        headers.xClientToken = "patch";
        return client.patchEventWithOptions(
                USER,
                PRIMARY,
                EVENT,
                new PatchEventRequest().setId(EVENT).setSummary("new").setDescription(""),
                headers,
                runtime);
    }

    DeleteEventResponse delete() throws Exception {
        var headers = new DeleteEventHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        headers.xClientToken = "delete";
        return client.deleteEventWithOptions(
                USER, PRIMARY, EVENT, new DeleteEventRequest().setPushNotification(true), headers, runtime);
    }

    void addAttendee() throws Exception {
        var headers = new AddAttendeeHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        headers.xClientToken = "add";
        client.addAttendeeWithOptions(
                USER,
                PRIMARY,
                EVENT,
                new AddAttendeeRequest()
                        .setAttendeesToAdd(List.of(new AddAttendeeRequest.AddAttendeeRequestAttendeesToAdd()
                                .setId("more")
                                .setIsOptional(true)))
                        .setChatNotification(false)
                        .setPushNotification(false),
                headers,
                runtime);
    }

    void respond() throws Exception {
        var headers = new RespondEventHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        headers.xClientToken = "respond";
        client.respondEventWithOptions(
                "reader", PRIMARY, EVENT, new RespondEventRequest().setResponseStatus("accepted"), headers, runtime);
    }

    void removeAttendee() throws Exception {
        var headers = new RemoveAttendeeHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        headers.xClientToken = "remove";
        client.removeAttendeeWithOptions(
                USER,
                PRIMARY,
                EVENT,
                new RemoveAttendeeRequest()
                        .setAttendeesToRemove(List.of(
                                new RemoveAttendeeRequest.RemoveAttendeeRequestAttendeesToRemove().setId("more"))),
                headers,
                runtime);
    }

    CreateEventResponseBody create(String clientToken) throws Exception {
        var headers = new CreateEventHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        headers.xClientToken = clientToken;
        return client.createEventWithOptions(
                        USER,
                        PRIMARY,
                        new CreateEventRequest()
                                .setSummary("会议")
                                .setDescription("d")
                                .setStart(new CreateEventRequest.CreateEventRequestStart()
                                        .setDateTime("2026-03-10T09:00:00+08:00")
                                        .setTimeZone("Asia/Shanghai"))
                                .setEnd(new CreateEventRequest.CreateEventRequestEnd()
                                        .setDateTime("2026-03-10T10:00:00+08:00")
                                        .setTimeZone("Asia/Shanghai"))
                                .setIsAllDay(false)
                                .setRecurrence(new CreateEventRequest.CreateEventRequestRecurrence()
                                        .setPattern(new CreateEventRequest.CreateEventRequestRecurrencePattern()
                                                .setType("weekly")
                                                .setDaysOfWeek("tuesday")
                                                .setInterval(1))
                                        .setRange(new CreateEventRequest.CreateEventRequestRecurrenceRange()
                                                .setType("numbered")
                                                .setNumberOfOccurrences(3)))
                                .setAttendees(List.of(new CreateEventRequest.CreateEventRequestAttendees()
                                        .setId("reader")
                                        .setIsOptional(true)))
                                .setLocation(new CreateEventRequest.CreateEventRequestLocation().setDisplayName("room"))
                                .setReminders(List.of(new CreateEventRequest.CreateEventRequestReminders()
                                        .setMethod("dingtalk")
                                        .setMinutes(15)))
                                .setOnlineMeetingInfo(new CreateEventRequest.CreateEventRequestOnlineMeetingInfo()
                                        .setType("dingtalk"))
                                .setExtra(Map.of("noPushNotification", "true"))
                                .setUiConfigs(List.of(new CreateEventRequest.CreateEventRequestUiConfigs()
                                        .setUiName("comment")
                                        .setUiStatus("hide")))
                                .setRichTextDescription(new CreateEventRequest.CreateEventRequestRichTextDescription()
                                        .setText("<b>d</b>")),
                        headers,
                        runtime)
                .getBody();
    }

    GetEventResponseBody get() throws Exception {
        var headers = new GetEventHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        return client.getEventWithOptions(
                        USER, PRIMARY, EVENT, new GetEventRequest().setMaxAttendees(10L), headers, runtime)
                .getBody();
    }

    ListEventsResponseBody list(ListEventsRequest request) throws Exception {
        var headers = new ListEventsHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        return client.listEventsWithOptions(USER, PRIMARY, request, headers, runtime)
                .getBody();
    }

    ListEventsViewResponseBody view(ListEventsViewRequest request) throws Exception {
        var headers = new ListEventsViewHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        return client.listEventsViewWithOptions(USER, PRIMARY, request, headers, runtime)
                .getBody();
    }

    List<String> attendees(ListAttendeesRequest request) throws Exception {
        var headers = new ListAttendeesHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        return client
                .listAttendeesWithOptions(USER, PRIMARY, EVENT, request, headers, runtime)
                .getBody()
                .getAttendees()
                .stream()
                .map(attendee -> attendee.getId() + " " + attendee.getResponseStatus())
                .toList();
    }
}
