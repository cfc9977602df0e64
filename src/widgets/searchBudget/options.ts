import type { OptionTable } from '../frame/options.ts';

export const budgets = ['4', '9', '16', '25'] as const;

export const searchBudgetOptions = {
  budget: { kind: 'choice', of: budgets, default: '9', about: 'how many trainings each search may do' },
} as const satisfies OptionTable;
