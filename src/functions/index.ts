/** The script that Excel runs for the functions. It needs nothing around it but CustomFunctions. */
import { isRefusal, type Refusal } from './answer';
import { FUNCTIONS } from './definitions';
import { givenCell } from './givenCell';

/** What Excel's runtime for functions offers of itself. */
declare const CustomFunctions: {
  associate(id: string, work: (...given: unknown[]) => unknown): void;
  readonly Error: new (code: Refusal['error'], message: string) => Error;
};

for (const { name, parameters, call } of FUNCTIONS) {
  CustomFunctions.associate(name, (...given) => {
    // Beyond the parameters Excel hands over the occasion of the call.
    const answer = call(parameters.map((_, index) => givenCell(given[index])));
    if (isRefusal(answer)) throw new CustomFunctions.Error(answer.error, answer.message);
    return answer;
  });
}
