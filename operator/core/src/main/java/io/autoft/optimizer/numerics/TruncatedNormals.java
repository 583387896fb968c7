package io.autoft.optimizer.numerics;

/**
 * Normal distributions cut off at common bounds and scaled back to probability 1:
 *
 * <pre>
 * p_i(x) = phi((x - mean_i) / sigma_i) / (sigma_i (Phi(b_i) - Phi(a_i)))   for low <= x <= high,
 * </pre>
 *
 * with a_i = (low - mean_i) / sigma_i and b_i = (high - mean_i) / sigma_i. Kept in columns, what
 * does not depend on x computed once, since densities are asked for at many x.
 */
public final class TruncatedNormals {

  private final double[] means;
  private final double[] sigmas;
  private final double low;
  private final double high;
  private final double[] logMasses;

  /** log(sigma_i sqrt(2 pi) (Phi(b_i) - Phi(a_i))). */
  private final double[] logScales;

  /**
   * One distribution for each mean.
   *
   * @param means of the normal distributions before they are cut off, inside [low, high]
   * @param sigmas their standard deviations, above 0, one for each mean
   * @param low where all of them begin
   * @param high where all of them end, above low
   */
  public TruncatedNormals(double[] means, double[] sigmas, double low, double high) {
    this.means = means.clone();
    this.sigmas = sigmas.clone();
    this.low = low;
    this.high = high;
    this.logMasses = new double[means.length];
    this.logScales = new double[means.length];
    double sigma = Double.NaN;
    double logSigma = Double.NaN;
    for (int i = 0; i < means.length; i++) {
      // Of a long history most kernels have the least width, so that few logarithms are taken.
      if (sigmas[i] != sigma) {
        sigma = sigmas[i];
        logSigma = StrictMath.log(sigma);
      }
      logMasses[i] = StandardNormal.logMass(standard(low, i), standard(high, i));
      logScales[i] = logSigma + logMasses[i] + StandardNormal.HALF_LOG_TWO_PI;
    }
  }

  /** Of the normal distributions before they are cut off. */
  public double[] means() {
    return means.clone();
  }

  /** Standard deviations of the normal distributions before they are cut off. */
  public double[] sigmas() {
    return sigmas.clone();
  }

  /** Adds log p_i(x) to the i-th term, for an x inside the bounds. */
  public void addLogDensities(double x, double[] terms) {
    for (int i = 0; i < means.length; i++) {
      double z = (x - means[i]) / sigmas[i];
      terms[i] -= 0.5 * z * z + logScales[i];
    }
  }

  /** log P_i(from <= X <= to), for an interval inside the bounds. */
  public double logProbability(int i, double from, double to) {
    return StandardNormal.logMass(standard(from, i), standard(to, i)) - logMasses[i];
  }

  /** The x below which a fraction u of the i-th probability lies; a draw, for a uniform u. */
  public double quantile(int i, double u) {
    double z = StandardNormal.truncatedQuantile(u, standard(low, i), standard(high, i));
    return Math.max(low, Math.min(high, means[i] + sigmas[i] * z));
  }

  private double standard(double x, int i) {
    return (x - means[i]) / sigmas[i];
  }
}
