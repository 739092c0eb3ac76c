-- What wrk asks for, and what it prints as JSON when it is done:
--   wrk -s load.lua URL -- stored PREFIX COUNT SEED      clicks on stored links, uniform over COUNT of them
--   wrk -s load.lua URL -- listed PREFIX FILE SEED       clicks on the tokens of FILE, the first of each line
--   wrk -s load.lua URL -- create PATH FORMAT KEY SEED   new links; FORMAT makes a body of a code and a target

-- As in perf/Seed.java. Numbers are doubles here: the products stay below 2^53.
local function token(number)
  return string.format("%.0f", 1e11 + number * 618033989 % 9e11)
end

-- Phones, as whose a click is counted: twenty models of two systems.
local function agents()
  local all = {}
  for model = 1, 10 do
    all[#all + 1] = "Mozilla/5.0 (Linux; Android " .. 6 + model .. "; SM-S9" .. 10 + model .. "N) AppleWebKit/537.36 "
      .. "(KHTML, like Gecko) Chrome/" .. 120 + model .. ".0.0.0 Mobile Safari/537.36"
    all[#all + 1] = "Mozilla/5.0 (iPhone; CPU iPhone OS " .. 9 + model .. "_1 like Mac OS X) AppleWebKit/605.1.15 "
      .. "(KHTML, like Gecko) Version/" .. 9 + model .. ".1 Mobile/15E148 Safari/604.1"
  end
  return all
end

-- The requests are cut in two around the token once, because wrk.format costs more than all the rest.
local function clicks(prefix, next_token)
  local heads, tails = {}, {}
  for i, agent in ipairs(agents()) do
    local headers = { ["User-Agent"] = agent, ["Accept-Language"] = "ko-KR,ko;q=0.9,en-US;q=0.8" }
    -- Headers stand in any order, but none of them has an @.
    heads[i], tails[i] = wrk.format("GET", prefix .. "@", headers):match("^(.-)@(.*)$")
  end
  return function()
    local i = math.random(#heads)
    return heads[i] .. next_token() .. tails[i]
  end
end

local modes = {}

function modes.stored(prefix, count)
  return clicks(prefix, function() return token(math.random(0, count - 1)) end)
end

function modes.listed(prefix, file)
  local tokens = {}
  for line in io.lines(file) do
    tokens[#tokens + 1] = line:match("^[^\t]+")
  end
  return clicks(prefix, function() return tokens[math.random(#tokens)] end)
end

-- Codes begin with a letter and so are none of perf/Seed.java's.
local function code()
  local letters = { string.char(math.random(97, 122)) }
  for i = 2, 12 do
    letters[i] = string.char(math.random(97, 122))
  end
  return table.concat(letters)
end

function modes.create(path, format, key)
  local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. key }
  return function()
    local fresh = code()
    local target = "https://shop.example/offers/" .. fresh .. "?utm_source=push&utm_campaign=comparison"
    local body = format:gsub("CODE", fresh):gsub("TARGET", target)
    return wrk.format("POST", path, headers, body)
  end
end

function init(args)
  math.randomseed(tonumber(args[#args]))
  request = modes[args[1]](args[2], args[3], args[4])
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%.3f,"bytes":%d,"errors":%d,"p50":%.3f,"p99":%.3f,"p999":%.3f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency:percentile(99.9) / 1e3))
end
