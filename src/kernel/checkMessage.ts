/**
 * Checks what the worker says before the page believes it. The worker runs code that is not trusted, and a
 * message it forged must at worst be shown under its own cell as one of the typed outputs: so every message is
 * rebuilt from the fields that were checked, and anything else in it is left behind.
 */

import type { CheckedCase } from '../notebook/exercises.ts';
import type { Answer } from '../notebook/questions.ts';
import { checkOutput } from './checkOutput.ts';
import { boolean, count, finite, isRecord, list, oneOf, optional, text } from './checkParts.ts';
import { checkVariableDetail } from './checkVariableDetail.ts';
import { checkVariableChanges } from './checkVariables.ts';
import {
  type BackendName,
  type Device,
  type ExpectedTime,
  type FromWorker,
  type Leak,
  type Memory,
  pageBytesNames,
  type RunResult,
  type TrainingReport,
  type Verdict,
} from './protocol.ts';

const maximumBatch = 20_000;
const backends = ['webgpu', 'webgl', 'wasm', 'cpu'] as const satisfies readonly BackendName[];

export interface CheckedBatch {
  readonly messages: readonly FromWorker[];
  /** How many were malformed or forged. */
  readonly refused: number;
  /** How many came in. */
  readonly length: number;
}

/** The valid ones of a batch of messages; `isKnownRun` says which runs this worker was given. */
export function checkBatch(data: unknown, isKnownRun: (runId: number) => boolean): CheckedBatch {
  if (!Array.isArray(data) || data.length > maximumBatch) return { messages: [], refused: 1, length: 1 };
  const messages: FromWorker[] = [];
  for (const entry of data) {
    const message = checkMessage(entry, isKnownRun);
    if (message !== undefined) messages.push(message);
  }
  return { messages, refused: data.length - messages.length, length: data.length };
}

/** The message, rebuilt, or undefined if it is not one the page may use. */
export function checkMessage(data: unknown, isKnownRun: (runId: number) => boolean): FromWorker | undefined {
  if (!isRecord(data)) return undefined;
  const runId = count(data.runId);
  const known = runId !== undefined && isKnownRun(runId) ? runId : undefined;
  switch (data.type) {
    case 'ready': {
      const device = checkDevice(data.device);
      const verdict = checkVerdict(data.verdict);
      return device && verdict && { type: 'ready', device, verdict };
    }
    case 'device-changed': {
      const device = checkDevice(data.device);
      return device && { type: 'device-changed', device };
    }
    case 'timed': {
      const verdict = checkVerdict(data.verdict);
      return verdict && { type: 'timed', verdict };
    }
    case 'start-failed': {
      const message = text(data.message, 10_000);
      return message === undefined ? undefined : { type: 'start-failed', message };
    }
    case 'run-started':
      return known === undefined ? undefined : { type: 'run-started', runId: known };
    case 'clear-output':
      return known === undefined ? undefined : { type: 'clear-output', runId: known };
    case 'output': {
      const displayId = count(data.displayId);
      const output = checkOutput(data.output);
      if (known === undefined || displayId === undefined || output === undefined) return undefined;
      return { type: 'output', runId: known, displayId, output };
    }
    case 'run-ended': {
      const result = checkResult(data.result);
      if (known === undefined || result === undefined) return undefined;
      return { type: 'run-ended', runId: known, result };
    }
    case 'interrupt-noted':
      return { type: 'interrupt-noted' };
    case 'dataset-wanted': {
      const requestId = count(data.requestId);
      if (requestId === undefined || data.name !== 'fashion-mnist') return undefined;
      return { type: 'dataset-wanted', requestId, name: 'fashion-mnist' };
    }
    case 'page-bytes-wanted': {
      const requestId = count(data.requestId);
      const name = oneOf(data.name, pageBytesNames);
      if (requestId === undefined || name === undefined) return undefined;
      return { type: 'page-bytes-wanted', requestId, name };
    }
    case 'memory': {
      const memory = checkMemory(data.memory);
      return memory && { type: 'memory', memory };
    }
    case 'variables': {
      const changes = checkVariableChanges(data.changes);
      return changes && { type: 'variables', changes };
    }
    case 'expected': {
      const times = list(data.times, 10_000, checkExpectedTime);
      return times && { type: 'expected', times };
    }
    case 'detail': {
      const requestId = count(data.requestId);
      const detail = checkVariableDetail(data.detail);
      if (requestId === undefined || detail === undefined) return undefined;
      return { type: 'detail', requestId, detail };
    }
    case 'detail-failed': {
      const requestId = count(data.requestId);
      const message = text(data.message, 10_000);
      if (requestId === undefined || message === undefined) return undefined;
      return { type: 'detail-failed', requestId, message };
    }
    default:
      return undefined;
  }
}

function checkExpectedTime(value: unknown): ExpectedTime | undefined {
  if (!isRecord(value)) return undefined;
  const cellId = text(value.cellId, 1_000);
  const seconds = finite(value.seconds);
  return cellId === undefined || seconds === undefined || seconds < 0 ? undefined : { cellId, seconds };
}

function checkResult(value: unknown): RunResult | undefined {
  if (!isRecord(value)) return undefined;
  const state = oneOf(value.state, ['done', 'failed', 'interrupted'] as const);
  const elapsed = finite(value.elapsed);
  const defines = list(value.defines, 10_000, (name) => text(name, 1_000));
  const uses = list(value.uses, 10_000, (name) => text(name, 1_000));
  if (state === undefined || elapsed === undefined || elapsed < 0) return undefined;
  if (defines === undefined || uses === undefined) return undefined;
  const cases = optional(value, 'cases', (given) => list(given, 1_000, checkCase));
  const outcomes = optional(value, 'outcomes', checkOutcomes);
  const leak = optional(value, 'leak', checkLeak);
  const training = optional(value, 'training', checkTraining);
  if (cases === undefined || outcomes === undefined || leak === undefined || training === undefined)
    return undefined;
  return { state, elapsed, defines, uses, ...leak, ...cases, ...outcomes, ...training };
}

function checkLeak(value: unknown): Leak | undefined {
  if (!isRecord(value)) return undefined;
  const kind = oneOf(value.kind, ['unreachable', 'growing'] as const);
  const tensors = count(value.tensors);
  const bytes = count(value.bytes);
  return kind === undefined || tensors === undefined || bytes === undefined
    ? undefined
    : { kind, tensors, bytes };
}

function checkMemory(value: unknown): Memory | undefined {
  if (!isRecord(value)) return undefined;
  const tensors = count(value.tensors);
  const bytes = count(value.bytes);
  const held = optional(value, 'held', (given) => {
    if (!isRecord(given)) return undefined;
    const by = oneOf(given.by, ['heap', 'gpu'] as const);
    const taken = count(given.bytes);
    return by === undefined || taken === undefined ? undefined : { by, bytes: taken };
  });
  return tensors === undefined || bytes === undefined ? undefined : held && { tensors, bytes, ...held };
}

function checkTraining(value: unknown): TrainingReport | undefined {
  if (!isRecord(value)) return undefined;
  const seconds = finite(value.seconds);
  const expected = optional(value, 'expected', finite);
  return seconds === undefined || seconds < 0 ? undefined : expected && { seconds, ...expected };
}

function checkCase(value: unknown): CheckedCase | undefined {
  if (!isRecord(value)) return undefined;
  const call = text(value.call, 10_000);
  const expected = text(value.expected, 10_000);
  const got = text(value.got, 10_000);
  const right = boolean(value.right);
  if (call === undefined || expected === undefined || got === undefined) return undefined;
  return right === undefined ? undefined : { call, expected, got, right };
}

function checkOutcomes(value: unknown): Record<string, Answer> | undefined {
  if (!isRecord(value)) return undefined;
  const outcomes: [string, Answer][] = [];
  for (const [id, given] of Object.entries(value)) {
    const answer = finite(given) ?? text(given, 1_000) ?? list(given, 10_000, finite);
    if (answer === undefined) return undefined;
    outcomes.push([id, answer]);
  }
  return Object.fromEntries(outcomes);
}

function checkCandidate(value: unknown): Verdict['candidates'][number] | undefined {
  if (!isRecord(value)) return undefined;
  const backend = oneOf(value.backend, backends);
  const usable = boolean(value.usable);
  const note = text(value.note, 1_000);
  const milliseconds = optional(value, 'milliseconds', finite);
  if (backend === undefined || usable === undefined || note === undefined) return undefined;
  const speed = optional(value, 'speedMilliseconds', finite);
  return milliseconds && speed && { backend, usable, note, ...milliseconds, ...speed };
}

export function checkVerdict(value: unknown): Verdict | undefined {
  if (!isRecord(value) || value.version !== 1) return undefined;
  const backend = oneOf(value.backend, backends);
  const candidates = list(value.candidates, 16, checkCandidate);
  if (backend === undefined || candidates === undefined) return undefined;
  return { version: 1, backend, candidates };
}

function checkDevice(value: unknown): Device | undefined {
  if (!isRecord(value)) return undefined;
  const backend = oneOf(value.backend, backends);
  const threads = count(value.threads);
  const reason = text(value.reason, 1_000);
  const candidates = list(value.candidates, 16, checkCandidate);
  if (backend === undefined || threads === undefined || reason === undefined || candidates === undefined) {
    return undefined;
  }
  return { backend, threads, reason, candidates };
}
