/** Documents of older versions, brought up to date one version at a time. */

export type Migration = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** From a version to the next. Version 1 is the first. */
export type Migrations = ReadonlyMap<number, Migration>;

export const MIGRATIONS: Migrations = new Map();
