/** `image`, or `image, channel 2` where there are several. `channel` counts from 0. */
export function channelName(name: string, channel: number, channels: number): string {
  return channels === 1 ? name : `${name}, channel\u00a0${channel + 1}`;
}
