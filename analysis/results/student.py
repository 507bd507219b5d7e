"""Student's t distribution for whole degrees of freedom, by its finite series."""

from math import atan, cos, pi, sin, sqrt

LARGEST_QUANTILE = 1e6
BISECTIONS = 80


def student_cdf(t: float, degrees: int) -> float:
    """P(T ≤ t). Source: Abramowitz & Stegun 26.7.3 and 26.7.4."""
    angle = atan(t / sqrt(degrees))
    odd = degrees % 2
    # The series runs over cos, cos³ … for odd degrees and over 1, cos² … for even ones.
    term = cos(angle) if odd else 1.0
    total = 0.0
    for k in range(2 + odd, degrees + 1, 2):
        total += term
        term *= cos(angle) ** 2 * (k - 1) / k
    inside = sin(angle) * total
    if odd:
        inside = 2 / pi * (angle + inside)
    return (1 + inside) / 2


def student_quantile(probability: float, degrees: int) -> float:
    """The t such that P(T ≤ t) = `probability`, for a probability of at least one half."""
    low, high = 0.0, LARGEST_QUANTILE
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        if student_cdf(middle, degrees) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2
