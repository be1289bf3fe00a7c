// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostAddressesTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void aLookupThatHangsEndsAtTheConnectTimeout() {
        HostAddresses addresses = new HostAddresses(
                resolver(() -> {
                    never.await();
                    return new InetAddress[0];
                }),
                50);

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> addresses.resolve("api.example"))
                .withMessage("api.example was not looked up within 50 ms (connectTimeout)");
    }

    @Test
    void aLookupThatHangsIsNotStartedAgain() {
        AtomicInteger lookups = new AtomicInteger();
        HostAddresses addresses = new HostAddresses(
                resolver(() -> {
                    lookups.incrementAndGet();
                    never.await();
                    return new InetAddress[0];
                }),
                50);

        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> addresses.resolve("api.example"));
        }

        assertThat(lookups).hasValue(1);
    }

    @Test
    void afterALookupThatFailedTheNextConnectionLooksTheHostUpAgain() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        InetAddress one = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HostAddresses addresses = new HostAddresses(
                resolver(() -> {
                    if (lookups.incrementAndGet() == 1) {
                        throw new UnknownHostException("api.example");
                    }
                    return new InetAddress[] {one};
                }),
                60_000);
        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> addresses.resolve("api.example"));

        assertThat(addresses.resolve("api.example")).containsExactly(one);
        assertThat(addresses.resolve("api.example")).containsExactly(one);
        assertThat(lookups).hasValue(3);
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsForALookupStaysInterrupted() {
        HostAddresses addresses = new HostAddresses(
                resolver(() -> {
                    never.await();
                    return new InetAddress[0];
                }),
                60_000);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> addresses.resolve("api.example"));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anUnknownHostIsNamed() {
        HostAddresses addresses = new HostAddresses(
                resolver(() -> {
                    throw new UnknownHostException("api.example");
                }),
                60_000);

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> addresses.resolve("api.example"))
                .withMessageContaining("api.example is not known");
    }

    @Test
    void afterATimeoutTheNextConnectionBeginsWithTheNextAddress() throws Exception {
        InetAddress one = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        InetAddress two = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        HostAddresses addresses = new HostAddresses(resolver(() -> new InetAddress[] {one, two}), 60_000);
        assertThat(addresses.resolve("api.example")).containsExactly(one, two);

        addresses.startWithNext();

        assertThat(addresses.resolve("api.example")).containsExactly(two, one);
    }

    private interface Lookup {
        InetAddress[] run() throws Exception;
    }

    private static DnsResolver resolver(Lookup lookup) {
        return new DnsResolver() {

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                try {
                    return lookup.run();
                } catch (UnknownHostException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
