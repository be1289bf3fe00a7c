// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The buffers that JSON is read and written with. A thread keeps its own, which is the quickest; but a virtual thread lives
 * for one call only, and would leave 18 kB behind, twice what the call needs otherwise. Those take turns with shared ones.
 */
final class JsonBuffers implements RecyclerPool<BufferRecycler> {

    /** {@code Thread.isVirtual()}, which Java 17 does not have. */
    private static final @Nullable MethodHandle IS_VIRTUAL = isVirtualHandle();

    private static final long serialVersionUID = 1L;

    private final RecyclerPool<BufferRecycler> own = JsonRecyclerPools.threadLocalPool();
    private final RecyclerPool<BufferRecycler> shared = JsonRecyclerPools.newConcurrentDequePool();

    private static @Nullable MethodHandle isVirtualHandle() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static boolean isVirtual() {
        try {
            return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public BufferRecycler acquirePooled() {
        return isVirtual() ? shared.acquirePooled() : own.acquirePooled();
    }

    @Override
    public BufferRecycler acquireAndLinkPooled() {
        return isVirtual() ? shared.acquireAndLinkPooled() : own.acquireAndLinkPooled();
    }

    @Override
    public void releasePooled(BufferRecycler buffers) {
        // Those that are linked go back to their own pool.
    }
}
