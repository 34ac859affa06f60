#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/analysis/run/run.h"
#include "peil/model/table.h"
#include "peil/weighting/chain.h"

namespace peil::analysis {

/// The people of each level of a margin, from a file with columns variable, level, total. Throws
/// Refusal when the file has none for it, or a total that is no number.
std::map<std::string, double> margin_of_file(const std::string& margin, const Table& file);

/// The weighting steps of a design with what they need of its table. Throws Refusal: a blank or
/// unknown level in a margin, a blank number.
weighting::Chain chain_of(const std::vector<StepOfPlan>& steps, const Table& table,
                          const std::map<std::string, Table>& tables,
                          std::span<const double> weight);

/// weighting::apply_chain, where what cannot be met stops the design. Throws Refusal, naming the margin
/// or bound and what it would need.
weighting::Chained applied(const weighting::Chain& chain, std::span<const double> start,
                           int threads = 1);

/// Problems as the sentence of a refusal.
[[noreturn]] void refuse(const Problems& problems);

}  // namespace peil::analysis
