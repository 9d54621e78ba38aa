// All styles come with the page: nothing loads those that a view would import when it is gone to.
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/chat.css";
import "./styles/memory.css";
import "./styles/memories.css";
import "./styles/graph.css";
import "./styles/insights.css";
import "./shell/orcha-app";
