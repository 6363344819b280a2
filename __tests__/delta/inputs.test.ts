import { parseRequest } from '../../src/request.ts'
import { aContext } from '../builders/facts.ts'

test('rules on lines or separated by commas, with an action for those that name none', () => {
  const raw = {
    'size-budget': 'compressed<=20MB, own-growth<=500kB warn\n# a comment\nlinux/arm64:growth<=5%',
    'size-budget-action': 'warn',
    compare: 'reports/main.json',
  }
  const parsed = parseRequest(raw, aContext())
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const { compare, sizeBudget, sizeBudgetAction } = parsed.value
  expect([compare, sizeBudgetAction]).toEqual(['reports/main.json', 'warn'])
  expect(
    sizeBudget.map(({ text, part, measure, platform, action }) => [
      text,
      part,
      measure,
      platform,
      action,
    ]),
  ).toEqual([
    ['compressed<=20MB', 'total', 'compressed', undefined, undefined],
    ['own-growth<=500kB warn', 'own', 'growth', undefined, 'warn'],
    ['linux/arm64:growth<=5%', 'total', 'growth', 'linux/arm64', undefined],
  ])
})

test('every rule that is none is told, before anything runs', () => {
  const raw = { 'size-budget': 'compressed<=20, size<=1MB\ngrowth=5%' }
  const parsed = parseRequest(raw, aContext())
  expect(!parsed.ok && parsed.errors.map(({ input, problem }) => [input, problem])).toEqual([
    ['size-budget', '"size" is no measure of a size'],
    ['size-budget', '"growth=5%" is not a rule for a size'],
  ])
})
