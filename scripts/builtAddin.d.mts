/** The folder of the built add-in, which is built anew where its sources are newer. */
export declare function builtAddin(): string;
