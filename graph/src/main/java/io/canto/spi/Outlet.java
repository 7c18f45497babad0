package io.canto.spi;

/** One or many operators that an operator can send to, resolved when the graph was opened. */
public interface Outlet {}
