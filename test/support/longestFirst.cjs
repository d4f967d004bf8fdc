/** Begins with the files of tests that take longest, so that none of them is left for the end while the other workers wait. */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONGEST = [
  'live/livePlan', 'taskpane/scenarios', 'taskpane/accessibility', 'live/liveEdits', 'taskpane/pane', 'excel/failures', 'excel/live', 'live/overtyped', 'live/liveRange', 'live/liveCashFlow', 'taskpane/planner',
  'cli/scenarios', 'live/liveFunding', 'ports/contract', 'taskpane/pictures', 'excel/writing', 'cli/lastYear', 'file/preserve', 'taskpane/reading', 'live/liveCfr', 'taskpane/keyboard', 'audit/exampleAuthority',
  'taskpane/scenarioActions', 'file/hostile', 'file/libreoffice', 'taskpane/moneyView', 'taskpane/views', 'taskpane/range', 'taskpane/auditView', 'taskpane/scenariosView', 'cli/cfr', 'functions/runtime', 'taskpane/audit',
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
