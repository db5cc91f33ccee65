/** What a promise gives, or the fallback where it fails or takes longer. */
export async function within<T, F>(promise: Promise<T>, ms: number, fallback: F): Promise<T | F> {
  const late = Promise.withResolvers<F>();
  const timer = setTimeout(() => late.resolve(fallback), ms);
  try {
    return await Promise.race([promise.catch(() => fallback), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
