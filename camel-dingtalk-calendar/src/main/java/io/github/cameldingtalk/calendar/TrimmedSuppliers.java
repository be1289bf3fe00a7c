// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.CredentialText;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Beans of the application whose texts follow the rule of {@link CredentialText}. They are records, because apps with equal
 * beans share their token.
 */
final class TrimmedSuppliers {

    private TrimmedSuppliers() {}

    record Tickets(SuiteTicketSupplier bean) implements SuiteTicketSupplier {
        @Override
        public @Nullable String getSuiteTicket() {
            return CredentialText.checked("the suite ticket of the suiteTicketSupplier", bean.getSuiteTicket());
        }
    }

    record Codes(AuthorizationCodeSupplier bean) implements AuthorizationCodeSupplier {
        @Override
        public @Nullable String getAuthorizationCode() {
            return CredentialText.checked("the code of the authorizationCodeSupplier", bean.getAuthorizationCode());
        }
    }

    record Store(RefreshTokenStore bean) implements RefreshTokenStore {
        @Override
        public @Nullable String load() {
            return CredentialText.checked("the refresh token of the refreshTokenStore", bean.load());
        }

        @Override
        public void save(String refreshToken) {
            bean.save(refreshToken);
        }

        @Override
        public void check() {
            bean.check();
        }

        @Override
        public Lock lock() {
            return bean.lock();
        }
    }
}
