import { useEffect, useState } from 'react';

const step = 15_000;

/** How long ago something was: `40 s`, `12 min`, `3 h 5 min`. */
export function Uptime({ since }: { readonly since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), step);
    return () => clearInterval(timer);
  }, []);
  return formatUptime(now - since);
}

/** @param milliseconds what a clock that was set back makes negative counts as none */
export function formatUptime(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
