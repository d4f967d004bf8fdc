/** An error that Excel answers to one action of a batch; it reaches the product as an OfficeExtension.Error with this code. */
export class ExcelError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
    this.name = 'ExcelError';
  }
}

export function invalidArgument(message = 'The argument is invalid or missing or has an incorrect format.'): ExcelError {
  return new ExcelError('InvalidArgument', message);
}

export function itemNotFound(message = "The requested resource doesn't exist."): ExcelError {
  return new ExcelError('ItemNotFound', message);
}

export function itemAlreadyExists(message = 'The resource being created already exists.'): ExcelError {
  return new ExcelError('ItemAlreadyExists', message);
}

export function accessDenied(message = 'You cannot perform the requested operation.'): ExcelError {
  return new ExcelError('AccessDenied', message);
}

export function invalidOperation(message = 'This operation is not permitted for the current object.'): ExcelError {
  return new ExcelError('InvalidOperation', message);
}

/** What the simulation does not know; never guessed at, so that no test passes by accident. */
export class NotImplemented extends ExcelError {
  constructor(readonly member: string) {
    super('NotImplemented', `The simulated Excel does not implement ${member}.`);
  }
}
