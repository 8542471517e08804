/** A gate: when a market is cleared, and what it waits for. */
export const gates = {
  gate: {
    next: 'Gate closes',
    closing: 'Closed, matching',
    none: 'No gate yet',
    at: '{{time}}, {{day}}',
    sessions: 'in sessions',
    urgent: 'urgent lots between gates',
    halted: 'The market is halted',
    haltedHint: 'Since {{time}}. Offers and orders are still taken and wait until it is resumed.',
    waits: 'Waits for the market',
    waitsWhy: 'The market is halted: {{reason}}. It keeps its place and joins the first round once the market is open.',
    waitsUntil: 'It keeps its place and joins the first round once the market is open.',
    failed: 'The last round did not pass its check: nothing was traded.',
    failedHint: 'The operator has been alarmed. What you posted stands as it was.',
    planned: 'From {{time}}, {{day}} the market is run otherwise.',
  },
};
