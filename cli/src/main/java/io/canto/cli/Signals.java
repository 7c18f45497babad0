package io.canto.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a run stop in order when a signal asks for it; a second one stops the process at once. */
final class Signals {
    private static final Logger log = LoggerFactory.getLogger(Signals.class);
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final AtomicReference<@Nullable String> received = new AtomicReference<>();
    private volatile Runnable reaction = () -> {};

    private Signals() {}

    /** Handles signals from now on. A signal that the caller has ignored, or the JVM reserves, stays as it is. */
    static Signals listen() {
        Signals signals = new Signals();
        for (String name : NAMES) {
            signals.handle(name);
        }
        return signals;
    }

    // A shutdown hook cannot tell a second signal, and sun.misc.Signal has no public counterpart. The compiler's
    // warning
    // about it cannot be suppressed, hence the reflection.
    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object receiver = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        receive(name);
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), receiver);
        } catch (ReflectiveOperationException e) {
            log.debug("SIG{} keeps its default action", name, e);
        }
    }

    private void receive(String name) {
        if (!received.compareAndSet(null, name)) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
        reaction.run();
    }

    /** Says what to do when the first signal comes; it may have come already. */
    void whenReceived(Runnable task) {
        reaction = task;
        if (received() != null) {
            task.run();
        }
    }

    /** Returns the name of the signal that came first, or null. */
    @Nullable String received() {
        return received.get();
    }
}
