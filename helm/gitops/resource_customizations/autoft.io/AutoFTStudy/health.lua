local health = {status = "Progressing", message = "waiting for the operator"}
local status = obj.status
if status == nil or status.conditions == nil or status.observedGeneration ~= obj.metadata.generation then
  return health
end
local found = {}
for _, condition in ipairs(status.conditions) do
  if condition.status == "True" then
    found[condition.type] = condition
  end
end
local order = {
  {"Failed", "Degraded"}, {"Stalled", "Degraded"}, {"Suspended", "Suspended"}, {"Complete", "Healthy"}
}
for _, pair in ipairs(order) do
  local condition = found[pair[1]]
  if condition ~= nil then
    return {status = pair[2], message = condition.message}
  end
end
if status.stage ~= nil then
  health.message = status.stage
  if status.summary ~= nil and status.summary.trials ~= nil then
    health.message = health.message .. ", trials " .. status.summary.trials
  end
end
return health
