#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "peil/base/contract.h"

namespace peil::fieldwork {

using Vector = std::vector<double>;

/// A symmetric matrix, row by row.
struct Symmetric {
  explicit Symmetric(std::size_t size) : n(size), value(size * size, 0.0) {}
  double& at(std::size_t i, std::size_t j) { return value[i * n + j]; }
  double at(std::size_t i, std::size_t j) const { return value[i * n + j]; }
  /// Adds `weight` times the product of a vector with itself.
  void add(const Vector& x, double weight) {
    for (std::size_t i = 0; i < n; ++i) {
      if (x[i] == 0.0) continue;
      for (std::size_t j = 0; j < n; ++j) at(i, j) += weight * x[i] * x[j];
    }
  }
  Vector times(const Vector& x) const {
    Vector y(n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) y[i] += at(i, j) * x[j];
    return y;
  }

  std::size_t n;
  std::vector<double> value;
};

/// The inverse of a matrix of sums of squares, by Gauss-Jordan; a row that follows from those
/// before it has zeros in it, as if its effect were not there.
inline Symmetric inverse(Symmetric a) {
  constexpr double dependent = 1e-10;  // of its own square: what is left is rounding
  Vector own(a.n);
  for (std::size_t i = 0; i < a.n; ++i) own[i] = a.at(i, i);
  std::vector<bool> out(a.n, false);
  for (std::size_t k = 0; k < a.n; ++k) {
    const double pivot = a.at(k, k);
    if (pivot <= dependent * own[k] || own[k] <= 0.0) {
      out[k] = true;
      continue;
    }
    for (std::size_t i = 0; i < a.n; ++i) {
      if (i == k) continue;
      const double part = a.at(i, k) / pivot;
      for (std::size_t j = 0; j < a.n; ++j) {
        if (j != k) a.at(i, j) -= part * a.at(k, j);
      }
      a.at(i, k) = -part;
    }
    for (std::size_t j = 0; j < a.n; ++j) {
      if (j != k) a.at(k, j) /= pivot;
    }
    a.at(k, k) = 1.0 / pivot;
  }
  for (std::size_t k = 0; k < a.n; ++k) {
    if (!out[k]) continue;
    for (std::size_t j = 0; j < a.n; ++j) a.at(k, j) = a.at(j, k) = 0.0;
  }
  return a;
}

inline double product(const Vector& a, const Vector& b) {
  expects(a.size() == b.size(), "product: vectors of one length");
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace peil::fieldwork
