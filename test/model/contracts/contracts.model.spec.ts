import fc from 'fast-check';
import { DomainError } from '@domain/shared/domain-error';
import { runs } from '../clearing/runs';
import { type ActName, ACTS, type Dice } from './acts';
import { Ledger } from './ledger';
import { atMost, same } from './must';
import { aWorld, factsOf, type World } from './world';

// Goal: whatever two parties, rounds and time do in whatever order, nobody ever owes more than was signed, and the balance is what the
// events add up to. Method: 10,000 random sequences (LONG=1; 200 otherwise) of acts against the rules as they stand; beside them a ledger
// that reads nothing but events and reckons by itself. A refused act must leave everything as it was.
const RUNS = runs(10_000, 200);

/** How often each act was done, and how often it was refused: a model that never gets to something proves nothing of it. */
type Done = Map<ActName, number>;

class Step implements fc.Command<{ ledger: Ledger; done: Done }, World> {
  constructor(
    private readonly name: ActName,
    private readonly dice: Dice,
  ) {}

  check(): boolean {
    return true;
  }

  run({ ledger, done }: { ledger: Ledger; done: Done }, world: World): void {
    try {
      ACTS[this.name](world, this.dice);
      done.set(this.name, (done.get(this.name) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    ledger.take(world.events);
    for (const id of world.contracts.keys()) expectBalance(world, ledger, id);
    for (const plan of world.plans.values()) {
      same('divided of a plan', plan.allocatedKg, ledger.broughtForPlan(plan.id));
      atMost('divided of a plan', plan.allocatedKg, plan.kg);
    }
  }

  toString(): string {
    return `${this.name}(${this.dice.which}, ${this.dice.much}, ${this.dice.when})`;
  }
}

function expectBalance(world: World, ledger: Ledger, id: string): void {
  const { contract, progress } = factsOf(world, id);
  const { drawnKg, shortKg, ...sums } = ledger.recount(id);
  same('drawn', contract.calledOffKg, drawnKg);
  for (const name of Object.keys(sums) as (keyof typeof sums)[]) same(name, progress[name], sums[name]);
  same('held', progress.heldKg, 0);
  same('short by the cooperative', progress.shortByCooperativeKg, shortKg['cooperative'] ?? 0);
  same('short by the processor', progress.shortByProcessorKg, shortKg['processor'] ?? 0);
  same('short by force majeure', progress.shortByForceKg, shortKg['force_majeure'] ?? 0);
  atMost('drawn of the committed weight and its tolerance', drawnKg, ledger.mostKg(id));
  atMost('drawn of the ceiling', drawnKg, contract.ceilingKg);
}

const dice = fc.record({ which: fc.nat(11), much: fc.integer({ min: 1, max: 1_300 }), when: fc.nat(12) });
const OFTEN: readonly ActName[] = [
  'makesCallOff',
  'postsOffer',
  'roundsAtOnce',
  'freezes',
  'commits',
  'agreesOnTerms',
  'amendsCallOff',
  'sweeps',
  'timePasses',
  'setsPlan',
];
const steps = [...(Object.keys(ACTS) as ActName[]), ...OFTEN].map((name) => dice.map((thrown) => new Step(name, thrown)));

const sequences = fc.commands(steps, { maxCommands: 40, size: 'max' });

function play(commands: Iterable<fc.Command<{ ledger: Ledger; done: Done }, World>>, done: Done): void {
  const world = aWorld();
  const ledger = new Ledger();
  fc.modelRun(() => ({ model: { ledger, done }, real: world }), commands);
}

test('in any order of call-offs, answers, plans, rounds, amendments, cancellations and time, the balance is the sum of its events', () => {
  const done: Done = new Map();
  fc.assert(
    fc.property(sequences, (commands) => play(commands, done)),
    RUNS,
  );
});

test('every act is done, not only tried: the same sequences each time, for chance may leave one out', () => {
  const done: Done = new Map();
  const missing = (): string[] => Object.keys(ACTS).filter((name) => !done.has(name as ActName));
  for (const commands of fc.sample(sequences, { seed: 7, numRuns: 400 })) {
    play(commands, done);
    if (missing().length === 0) break;
  }
  expect(missing()).toEqual([]);
});
