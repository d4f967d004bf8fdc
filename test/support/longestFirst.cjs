/** Begins with the files of tests that take longest, so that none of them is left for the end while the other workers wait. */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONGEST = [
  'live/livePlan', 'live/liveEdits', 'taskpane/scenarios', 'excel/failures', 'taskpane/pane', 'file/preserve', 'taskpane/accessibility', 'live/liveRange', 'excel/live', 'live/overtyped', 'taskpane/planner', 'cli/scenarios',
  'ports/contract', 'taskpane/pictures', 'excel/writing', 'taskpane/keyboard',
].map((name) => `/test/${name}.test.ts`);

const placeOf = ({ path }) => {
  const place = LONGEST.findIndex((name) => path.replaceAll('\\', '/').endsWith(name));
  return place < 0 ? LONGEST.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    return [...await super.sort(tests)].sort((one, other) => placeOf(one) - placeOf(other));
  }
};
