import "./styles/fonts";
import "./styles/base.css";
import "./styles/agents.css";
