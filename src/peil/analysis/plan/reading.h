#pragma once

namespace peil::analysis {

/// What reads a plan, for headers that only mention it.
class PlanKeys;
struct Node;

}  // namespace peil::analysis
