/** The package has no types; these are the functions used here, as its README has them. */
declare module "fs-native-extensions" {
  /** True when this descriptor now holds the lock; false while another one, of whatever process, holds it. */
  export function tryLock(fd: number): boolean;
  export function unlock(fd: number): void;
}
