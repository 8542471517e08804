import type { MarketId } from '@domain/shared/ids';
import { ClearingService } from './clearing.service';
import type { Freezer } from './freezer';
import type { PlantRoom } from './plant-room.service';
import type { RoundCommitter } from './round-committer';
import type { RoundMaker } from './round-maker';
import type { RoundPlanner } from './round-planner';
import type { RoundWatch } from './round-watch';

// Goal: one process makes one round of a market at a time, and whoever asks meanwhile is not forgotten. Method: a planner that finds
// nothing due, and answers when the test says.
const MANGO = 'mango' as MarketId;
const LONGAN = 'longan' as MarketId;

function service(): { clearing: ClearingService; asked: MarketId[]; answer: (error?: Error) => void } {
  const asked: MarketId[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  const next = (id: MarketId) => {
    asked.push(id);
    return new Promise<undefined>((resolve, reject) => waiting.push((error) => (error ? reject(error) : resolve(undefined))));
  };
  const none = {};
  const clearing = new ClearingService(
    { next } as unknown as RoundPlanner,
    none as Freezer,
    none as RoundMaker,
    none as RoundCommitter,
    none as PlantRoom,
    none as RoundWatch,
  );
  return { clearing, asked, answer: (error) => waiting.shift()?.(error) };
}

test('who asks while a market’s round runs is answered at once, and the market is looked at once more', async () => {
  const { clearing, asked, answer } = service();
  const first = clearing.run(MANGO);
  await clearing.run(MANGO);
  await clearing.run(MANGO);
  expect(asked).toEqual([MANGO]);
  answer();
  await new Promise(setImmediate);
  expect(asked).toEqual([MANGO, MANGO]);
  answer();
  await first;
  expect(asked).toHaveLength(2);
});

test('markets do not wait for each other', async () => {
  const { clearing, asked, answer } = service();
  const both = [clearing.run(MANGO), clearing.run(LONGAN)];
  expect(asked).toEqual([MANGO, LONGAN]);
  answer();
  answer();
  await Promise.all(both);
});

test('a round that fails leaves the market free for the next', async () => {
  const { clearing, asked, answer } = service();
  const first = clearing.run(MANGO);
  answer(new Error('the database is gone'));
  await expect(first).rejects.toThrow('gone');
  const second = clearing.run(MANGO);
  answer();
  await second;
  expect(asked).toEqual([MANGO, MANGO]);
});
