#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::load {

struct Reply {
  int status = 0;
  std::string location;
  std::string body;
};

/// A field of a form as the page offers it.
struct Field {
  std::string name;
  std::string type;                 ///< radio, checkbox, text, number, textarea, hidden
  std::vector<std::string> values;  ///< what can be chosen, or the value it has
  std::vector<std::string> chosen;  ///< what is ticked or filled in
};

struct Form {
  std::string action;
  std::vector<Field> fields;
};

using Fields = std::vector<std::pair<std::string, std::string>>;

/// The first form of a page that posts, with the fields as the page shows them.
Form read_form(std::string_view html, std::string_view page);

/// A respondent with a browser that keeps cookies and one connection, and follows nothing by
/// itself. Throws std::runtime_error when the server is gone.
class Visitor {
 public:
  explicit Visitor(int port) : port_(port) {}
  ~Visitor();
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;

  Reply get(const std::string& path);
  Reply post(const std::string& path, const Fields& fields);
  void hang_up();

 private:
  Reply send(const std::string& head, const std::string& body);
  void connect();

  int port_;
  int socket_ = -1;
  std::map<std::string, std::string> cookies_;
};

}  // namespace peil::load
