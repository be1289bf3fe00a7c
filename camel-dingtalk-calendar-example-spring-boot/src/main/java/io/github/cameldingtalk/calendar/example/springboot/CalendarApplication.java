// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the routes of {@code camel/*.yaml} with the options of {@code application.properties}. */
@SpringBootApplication
public class CalendarApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CalendarApplication.class, arguments);
    }
}
