// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.net.InetAddressUtils;

/** Looks up the addresses of a host, and waits for a limited time only. The operating system may take minutes. */
final class HostAddresses implements DnsResolver {

    private final DnsResolver resolver;
    private final long timeoutMillis;
    private final AtomicInteger first = new AtomicInteger();

    /** By host. Calls share a lookup, because each call would otherwise leave a thread behind while lookups hang. */
    private final ConcurrentMap<String, FutureTask<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    /** @param timeoutMillis 0 for no limit */
    HostAddresses(DnsResolver resolver, long timeoutMillis) {
        this.resolver = resolver;
        this.timeoutMillis = timeoutMillis;
    }

    /** The next connection begins with another address, because the first one did not respond in time. */
    void startWithNext() {
        first.incrementAndGet();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = isAddress(host) || timeoutMillis == 0 ? resolver.resolve(host) : lookUp(host);
        if (found == null || found.length < 2) {
            return found;
        }
        List<InetAddress> addresses = Arrays.asList(found.clone());
        Collections.rotate(addresses, -Math.floorMod(first.get(), found.length));
        return addresses.toArray(new InetAddress[0]);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    private static boolean isAddress(String host) {
        return InetAddressUtils.isIPv4(host) || InetAddressUtils.isIPv6(host);
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        FutureTask<InetAddress[]> lookup = underWay.computeIfAbsent(host, this::start);
        try {
            return lookup.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed(host + " was not looked up within " + timeoutMillis + " ms (connectTimeout)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted while " + host + " was looked up", e);
        } catch (ExecutionException e) {
            throw failed(host + " is not known", e);
        }
    }

    private FutureTask<InetAddress[]> start(String host) {
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> {
            try {
                return resolver.resolve(host);
            } finally {
                underWay.remove(host);
            }
        });
        // A lookup cannot be interrupted, so a thread of a pool could be lost to it.
        Thread thread = new Thread(lookup, "DingTalkCalendarLookup");
        thread.setDaemon(true);
        thread.start();
        return lookup;
    }

    private static UnknownHostException failed(String message, Throwable cause) {
        UnknownHostException failed = new UnknownHostException(message);
        failed.initCause(cause);
        return failed;
    }
}
