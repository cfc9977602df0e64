import { describe, expect, it } from 'vitest';
import { challenge, milestones } from '../../../src/widgets/timeline/milestones.ts';

describe('the timeline', () => {
  it('item 1: has top-5 errors that round to 28 % in 2010 and 26 % in 2011; AlexNet 15.3 %, the runner-up 26.2 %', () => {
    const entries = challenge.map(({ year, name, topFiveError }) => `${year} ${name} ${topFiveError}`);
    expect(entries).toEqual([
      '2010 winner 28.2',
      '2011 winner 25.8',
      '2012 runner-up 26.2',
      '2012 AlexNet 15.3',
    ]);
    expect(challenge.slice(0, 2).map(({ topFiveError }) => Math.round(topFiveError))).toEqual([28, 26]);
    expect(challenge.filter(({ convolutional }) => convolutional).map(({ name }) => name)).toEqual([
      'AlexNet',
    ]);
  });

  it('item 2: begins in 1980, long before the 1990s, and has each paper at its year, with a link', () => {
    expect(milestones.map(({ year, name }) => `${year} ${name}`)).toEqual([
      '1980 Neocognitron',
      '1986 Back-propagation',
      '1989 First trained CNN',
      '1998 LeNet-5',
      '2009 ImageNet',
      '2012 AlexNet',
    ]);
    for (const { link } of milestones) expect(link).toMatch(/^https:\/\/doi\.org\/10\./);
  });

  it('says of AlexNet what its bar shows', () => {
    const alexNet = milestones.find(({ name }) => name === 'AlexNet');
    for (const { year, topFiveError } of challenge.slice(2)) {
      expect(year).toBe(alexNet?.year);
      expect(alexNet?.brought).toContain(`${topFiveError} %`);
    }
  });
});
