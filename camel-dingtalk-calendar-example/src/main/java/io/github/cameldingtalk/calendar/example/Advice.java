// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.api.DingTalkQuotaExceededException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;

/** What to check after a failed call. The class of the exception decides. */
final class Advice {

    private Advice() {}

    static String after(DingTalkCalendarException failure) {
        if (failure instanceof DingTalkAuthenticationException) {
            return "Check the credentials in the environment. An app belongs to one service: set DINGTALK_BASE_URI to"
                    + " https://api.dingtalk.com for an app of China, and to https://api.dingtalk.io for an international app.";
        }
        if (failure instanceof DingTalkPermissionDeniedException) {
            return "Open the permissions of the app in the developer console, and check that the user may change the"
                    + " calendar.";
        }
        if (failure instanceof DingTalkInvalidParameterException) {
            return "Check the ids in the environment and the fields in the file. DINGTALK_USER_ID is a unionId.";
        }
        if (failure instanceof DingTalkConnectionException) {
            return "Check the network, the proxy and DINGTALK_BASE_URI.";
        }
        if (failure instanceof DingTalkQuotaExceededException) {
            return "Wait for the next day or month, or buy more calls.";
        }
        if (failure instanceof DingTalkUnexpectedResponseException) {
            return "Check DINGTALK_BASE_URI, and the proxy or gateway in between.";
        }
        return failure.isOutcomeUnknown() ? "Look whether there is a new calendar." : "Try again later.";
    }
}
